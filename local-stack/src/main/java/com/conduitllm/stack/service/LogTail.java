package com.conduitllm.stack.service;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a log that most likely say why its process ended. */
final class LogTail {
    private static final int MOST_LINES = 6;
    private static final long MOST_BYTES = 64 * 1024;
    private static final int WIDTH = 300;

    private LogTail() {}

    static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    /**
     * The last error lines, or the last lines at all when none looks like an error.
     *
     * @param from where this run began to write
     */
    static List<String> errors(Path log, long from) {
        List<String> lines = read(log, from);
        List<String> errors = lines.stream().filter(LogTail::looksLikeError).toList();
        List<String> chosen = errors.isEmpty() ? lines : errors;
        return chosen.subList(Math.max(0, chosen.size() - MOST_LINES), chosen.size()).stream()
                .map(line -> line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line)
                .toList();
    }

    private static boolean looksLikeError(String line) {
        return line.contains("ERROR")
                || line.contains("Caused by:")
                || line.startsWith("Error")
                || line.startsWith("Reason:")
                || line.startsWith("Description:");
    }

    private static List<String> read(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(Math.min(from, file.length()), file.length() - MOST_BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            return List.of("(" + log + " cannot be read: " + unreadable.getMessage() + ")");
        }
    }
}
