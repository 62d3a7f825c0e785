package com.conduitllm.stack.terminal;

import java.io.PrintStream;

/**
 * The person's screen. It keeps the real standard streams, which are later redirected to the log.
 *
 * <p>Progress of a step is redrawn in place on a terminal, and left out elsewhere: a file gets each
 * step once, when it is done.
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;
    private boolean progressShown;

    Terminal(PrintStream out, PrintStream err, boolean colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    /**
     * The standard streams as they are now. The script tells whether the output is a terminal; the
     * JDK only knows whether input and output both are.
     */
    // JDK 25 answers null again where nobody sits at a keyboard.
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal standard() {
        boolean terminal =
                Boolean.getBoolean("conduit.terminal")
                        || (System.console() != null && System.console().isTerminal());
        return new Terminal(System.out, System.err, Style.wanted(System.getenv(), terminal));
    }

    public boolean hasColours() {
        return colours;
    }

    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** An expected failure: its sentence, on the error stream. */
    public synchronized void failure(String sentence) {
        clearProgress();
        err.println(paint(Style.BAD, "✗ ") + sentence);
        err.flush();
    }

    public String paint(Style style, String text) {
        return colours ? style.apply(text) : text;
    }

    /** Shows what is being waited for; the next output replaces it. */
    public synchronized void progress(String text) {
        if (colours) {
            out.print("\r\u001b[2K" + text);
            out.flush();
            progressShown = true;
        }
    }

    /** Removes what {@link #progress} showed. */
    public synchronized void endProgress() {
        clearProgress();
        out.flush();
    }

    private void clearProgress() {
        if (progressShown) {
            out.print("\r\u001b[2K");
            progressShown = false;
        }
    }
}
