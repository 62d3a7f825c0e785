package com.conduitllm.stack.state;

/**
 * An expected failure that the person at the terminal can act on: a busy port, a full disk, a
 * folder in use. The message is one sentence; it is printed as it is, without a stack trace.
 */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public StackFailure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public StackFailure(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What the person reads. */
    public String sentence() {
        return sentence;
    }
}
