package com.conduitllm.stack.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** A list of steps, each with a tick and how long it took, durations in one column. */
public final class Steps {
    private static final int DURATION_COLUMN = 76;

    private final Terminal terminal;
    private final String indent;

    /**
     * @param indent spaces before the tick
     */
    public Steps(Terminal terminal, String indent) {
        this.terminal = terminal;
        this.indent = indent;
    }

    /** Shows what is going on, does it, and ticks it off. */
    public <T> T timed(String doing, Supplier<T> work, Function<T, String> done) {
        var watch = Stopwatch.start();
        T result;
        try (Spinner spinner = spin(doing)) {
            result = work.get();
        }
        done(done.apply(result), watch.elapsed());
        return result;
    }

    /** Keeps a line moving until it is closed. */
    public Spinner spin(String doing) {
        return new Spinner(terminal, indent, doing);
    }

    public void done(String text, Duration duration) {
        int gap = Math.max(2, DURATION_COLUMN - indent.length() - 2 - text.length());
        String time = String.format(Locale.ROOT, "%6s", seconds(duration));
        terminal.line(tick() + text + " ".repeat(gap) + terminal.paint(Style.DIM, time));
    }

    public void done(String text) {
        terminal.line(tick() + text);
    }

    /** Something to know beside the steps. */
    public void note(String text) {
        terminal.line(indent + "  " + terminal.paint(Style.DIM, text));
    }

    private String tick() {
        return indent + terminal.paint(Style.GOOD, "✓") + " ";
    }

    /** For example {@code 3.4 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
