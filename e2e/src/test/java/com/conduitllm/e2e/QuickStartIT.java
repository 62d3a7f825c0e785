package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Node;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** The stories restart services so often that they start them from a cache of the JVM. */
class QuickStartIT {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void serviceStartsFromTheCacheAndTheCacheFits(boolean core) {
        Node node = core ? Gateway.shared().core() : Gateway.shared().admin();

        List<String> command =
                List.of(
                        ProcessHandle.of(node.process().pid())
                                .flatMap(process -> process.info().arguments())
                                .orElseThrow());

        assertThat(command).anyMatch(argument -> argument.startsWith("-XX:AOTCache="));
        assertThat(node.process().logLines().stream().limit(20))
                .as("what the JVM says of a cache that it cannot use")
                .noneMatch(line -> line.contains("[aot]") || line.contains("[cds]"));
    }
}
