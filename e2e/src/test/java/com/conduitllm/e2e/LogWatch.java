package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.Node;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What both services log from its making on. */
final class LogWatch {
    private final Map<Node, Integer> before;

    private LogWatch(Map<Node, Integer> before) {
        this.before = before;
    }

    static LogWatch of(List<Node> nodes) {
        return new LogWatch(
                nodes.stream()
                        .collect(
                                Collectors.toMap(
                                        node -> node, node -> node.process().logLines().size())));
    }

    List<String> lines(Node node) {
        List<String> all = node.process().logLines();
        return all.subList(before.getOrDefault(node, 0), all.size());
    }

    /**
     * No stack trace and no error: an outage is no bug. And not much more than a line for each
     * failure.
     */
    void assertReadable(int failures) {
        before.keySet().forEach(node -> assertReadable(node, failures));
    }

    private void assertReadable(Node node, int failures) {
        List<String> lines = lines(node);
        List<String> traces = lines.stream().filter(line -> line.startsWith("\tat ")).toList();
        assertThat(traces).as("stack traces of %s: %s", node.address(), lines).isEmpty();
        assertThat(lines).filteredOn(line -> line.contains(" ERROR ")).as("errors").isEmpty();
        assertThat(lines)
                .filteredOn(line -> line.contains(" WARN "))
                .hasSizeLessThan(failures + 40);
    }
}
