package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the sentence behind a failed start in what PostgreSQL itself wrote last. */
final class PostgresTrouble {
    private static final int TAIL_LINES = 40;

    private PostgresTrouble() {}

    static String sentence(DataFolder data, Throwable cause) {
        Path log = data.log("stack");
        for (String line : tail(log).reversed()) {
            if (line.contains("cannot be run as root")) {
                return "PostgreSQL refuses to run as root and this machine forbids user namespaces"
                        + " (unshare -U): start as a normal user.";
            }
            if (line.contains("No space left on device")) {
                return "The disk of " + data.root() + " is full.";
            }
            if (line.contains("FATAL:") || line.contains("initdb: error:")) {
                return "PostgreSQL did not start: " + line.strip() + " (see " + log + ").";
            }
        }
        String reason = cause.getCause() == null ? cause.toString() : cause.getCause().toString();
        return "PostgreSQL did not start: " + reason + " (see " + log + ").";
    }

    private static List<String> tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
