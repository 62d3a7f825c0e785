package com.conduitllm.e2e.console;

/** A command line that cannot be right; the message is the sentence for the person who wrote it. */
public final class UsageException extends RuntimeException {
    public UsageException(String sentence) {
        super(sentence);
    }
}
