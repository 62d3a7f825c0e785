package com.conduitllm.stack.terminal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A moving sign and a counting clock behind what is being waited for. */
public final class Spinner implements AutoCloseable {
    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 100;

    private final Terminal terminal;
    private final String indent;
    private final Stopwatch watch = Stopwatch.start();
    private final ScheduledExecutorService ticker;
    private volatile String text;
    private int frame;

    Spinner(Terminal terminal, String indent, String text) {
        this.terminal = terminal;
        this.indent = indent;
        this.text = text;
        this.ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("spinner").factory());
        if (terminal.hasColours()) {
            ticker.scheduleAtFixedRate(this::draw, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Says something else from now on. */
    public void say(String next) {
        text = next;
    }

    private void draw() {
        String sign = FRAMES.substring(frame, frame + 1);
        frame = (frame + 1) % FRAMES.length();
        String time = terminal.paint(Style.DIM, Steps.seconds(watch.elapsed()));
        terminal.progress(
                indent + terminal.paint(Style.ACCENT, sign) + " " + text + "  " + time);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        try {
            ticker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        terminal.endProgress();
    }
}
