package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.testing.stack.Repository;
import com.conduitllm.testing.stack.ServiceProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How a service is at one moment.
 *
 * @param pid of the process; another one has come after a kill
 * @param heapKilobytes what lives on its heap, right after a full collection
 * @param databaseConnections open ones
 * @param brokerConnections open ones
 * @param logLines of this process so far
 * @param traceLines of them those that are part of a stack trace
 */
record Vitals(
        long pid,
        OptionalLong heapKilobytes,
        int databaseConnections,
        int brokerConnections,
        long logLines,
        long traceLines) {
    /** One line for each part of the heap, whichever collector is at work. */
    private static final Pattern USED =
            Pattern.compile(
                    "^\\h*+(?!Metaspace|class space).*\\bused ([0-9]+)K", Pattern.MULTILINE);

    /** The heap is left out while the process cannot answer. */
    static Vitals of(Node node) {
        ServiceProcess process = node.process();
        var lines = process.logLines();
        return new Vitals(
                process.pid(),
                process.isAlive() && !process.isPaused() ? heap(process) : OptionalLong.empty(),
                node.links().postgres().connections(),
                node.links().broker().connections(),
                lines.size(),
                lines.stream().filter(line -> line.startsWith("\tat ")).count());
    }

    private static OptionalLong heap(ServiceProcess process) {
        ask(process, "GC.run");
        LongSummaryStatistics parts =
                USED.matcher(ask(process, "GC.heap_info"))
                        .results()
                        .mapToLong(part -> Long.parseLong(part.group(1)))
                        .summaryStatistics();
        return parts.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(parts.getSum());
    }

    private static String ask(ServiceProcess process, String question) {
        String jcmd = Repository.java().resolveSibling("jcmd").toString();
        ProcessBuilder command =
                new ProcessBuilder(jcmd, Long.toString(process.pid()), question)
                        .redirectErrorStream(true);
        try {
            Process asking = command.start();
            // A process that is stopped in this very moment goes on after a few seconds.
            return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
