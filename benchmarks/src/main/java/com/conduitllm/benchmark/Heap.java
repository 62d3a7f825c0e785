package com.conduitllm.benchmark;

import com.conduitllm.testing.stack.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java process's heap, asked by {@code jcmd} from outside. */
final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private final long pid;

    private Heap(long pid) {
        this.pid = pid;
    }

    static Heap of(long pid) {
        return new Heap(pid);
    }

    /** Bytes that are left of all generations after a full collection. */
    long usedAfterCollection() {
        jcmd("GC.run");
        // Class metadata comes last and is no heap.
        String heap = jcmd("GC.heap_info").split("Metaspace", 2)[0];
        Matcher used = USED.matcher(heap);
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (kilobytes == 0) {
            throw new AssertionError("jcmd tells no heap of process " + pid);
        }
        return kilobytes * 1024;
    }

    private String jcmd(String command) {
        String jcmd = Repository.java().resolveSibling("jcmd").toString();
        try {
            Process process =
                    new ProcessBuilder(jcmd, Long.toString(pid), command)
                            .redirectErrorStream(true)
                            .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd does not start", e);
        }
    }
}
