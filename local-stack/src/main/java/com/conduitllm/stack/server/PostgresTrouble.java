package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the sentence behind a failed start in what PostgreSQL itself wrote last.
 *
 * @param from where this run's part of the log begins; earlier runs had troubles of their own
 */
record PostgresTrouble(DataFolder data, long from) {

    /** To be made before PostgreSQL writes anything. */
    static PostgresTrouble of(DataFolder data) {
        Path log = data.log("stack");
        try {
            return new PostgresTrouble(data, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException unknown) {
            return new PostgresTrouble(data, 0);
        }
    }

    String sentence(Throwable cause) {
        Path log = data.log("stack");
        for (String line : lines(log).reversed()) {
            if (line.contains("cannot be run as root")) {
                return "PostgreSQL refuses to run as root and this machine forbids user namespaces"
                        + " (unshare -U): start as a normal user.";
            }
            if (line.contains("No space left on device")) {
                return "The disk of " + data.root() + " is full.";
            }
            if (isReason(line)) {
                return "PostgreSQL did not start: %s (see %s).".formatted(line.strip(), log);
            }
        }
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return "PostgreSQL did not start: %s (see %s).".formatted(reason, log);
    }

    private static boolean isReason(String line) {
        return line.contains("FATAL:")
                || line.contains("initdb: error:")
                || line.contains("could not")
                || line.contains("Permission denied");
    }

    private List<String> lines(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
