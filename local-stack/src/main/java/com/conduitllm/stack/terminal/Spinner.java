package com.conduitllm.stack.terminal;

import java.util.Timer;
import java.util.TimerTask;

/** A moving sign and a counting clock behind what is being waited for. */
public final class Spinner implements AutoCloseable {
    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
    private static final long FRAME_MILLIS = 100;

    private final Terminal terminal;
    private final String indent;
    private final Stopwatch watch = Stopwatch.start();
    private final Timer ticker = new Timer("spinner", true);
    private volatile String text;
    private int frame;
    private boolean closed;

    Spinner(Terminal terminal, String indent, String text) {
        this.terminal = terminal;
        this.indent = indent;
        this.text = text;
        if (terminal.hasColours()) {
            ticker.scheduleAtFixedRate(new Drawing(), 0, FRAME_MILLIS);
        }
    }

    /** Says something else from now on. */
    public void say(String next) {
        text = next;
    }

    private synchronized void draw() {
        if (closed) {
            return;
        }
        String sign = FRAMES.substring(frame, frame + 1);
        frame = (frame + 1) % FRAMES.length();
        String time = terminal.paint(Style.DIM, Steps.seconds(watch.elapsed()));
        terminal.progress(indent + terminal.paint(Style.ACCENT, sign) + " " + text + "  " + time);
    }

    @Override
    public synchronized void close() {
        closed = true;
        ticker.cancel();
        terminal.endProgress();
    }

    private final class Drawing extends TimerTask {
        @Override
        public void run() {
            draw();
        }
    }
}
