package com.conduitllm.stack.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

class StepsTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void fileGetsPlainLinesWithDurationsInOneColumn() {
        var steps = new Steps(terminal(false), "  ");
        steps.done("short", Duration.ofMillis(340));
        steps.timed("never shown", () -> 1, one -> "a longer sentence");
        String[] lines = written.toString(UTF_8).split("\n");
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines[0]));
        assertThat(lines[0]).startsWith("  ✓ short ").endsWith(" 0.3 s");
        assertThat(written.toString(UTF_8)).doesNotContain("\u001b", "\r", "never shown");
    }

    @Test
    void terminalGetsColours() {
        new Steps(terminal(true), "").done("done");
        assertThat(written.toString(UTF_8)).contains("\u001b[32m✓\u001b[0m done");
    }

    @Test
    void coloursNeedATerminalAndRespectThePerson() {
        assertThat(Style.wanted(Map.of("TERM", "xterm"), true)).isTrue();
        assertThat(Style.wanted(Map.of("TERM", "xterm"), false)).isFalse();
        assertThat(Style.wanted(Map.of("TERM", "xterm", "NO_COLOR", "1"), true)).isFalse();
        assertThat(Style.wanted(Map.of("TERM", "dumb"), true)).isFalse();
    }

    private Terminal terminal(boolean colours) {
        var stream = new PrintStream(written, true, UTF_8);
        return new Terminal(stream, stream, colours);
    }
}
