package com.conduitllm.stack.demo;

import com.conduitllm.stack.terminal.Steps;
import com.conduitllm.stack.terminal.Style;
import com.conduitllm.stack.terminal.Terminal;

import java.time.Duration;

/** Numbered headings and the steps below them. */
final class Chapters {
    static final String INDENT = "     ";

    private final Terminal terminal;
    private final Steps steps;
    private int number;

    Chapters(Terminal terminal) {
        this.terminal = terminal;
        this.steps = new Steps(terminal, INDENT);
    }

    Terminal terminal() {
        return terminal;
    }

    Steps steps() {
        return steps;
    }

    void title(String name, String subtitle) {
        terminal.line("");
        terminal.line(
                "  "
                        + terminal.paint(Style.BOLD, name)
                        + terminal.paint(Style.DIM, "  " + subtitle));
    }

    void next(String heading) {
        number++;
        terminal.line("");
        terminal.line(
                "  %s  %s"
                        .formatted(
                                terminal.paint(Style.ACCENT, Integer.toString(number)),
                                terminal.paint(Style.BOLD, heading)));
    }

    /** A line that belongs to the steps, without a tick. */
    void line(String text) {
        terminal.line((INDENT + "  " + text).stripTrailing());
    }

    void close(Duration total) {
        terminal.line("");
        terminal.line(
                "  "
                        + terminal.paint(Style.GOOD, "✓ ")
                        + terminal.paint(
                                Style.BOLD, "The bucket is empty, and there is a receipt for it.")
                        + terminal.paint(Style.DIM, "  " + Steps.seconds(total) + " in all"));
        terminal.line("");
    }
}
