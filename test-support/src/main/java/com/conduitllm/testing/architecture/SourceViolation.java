package com.conduitllm.testing.architecture;

/**
 * Something that a source rule found.
 *
 * @param path relative to the repository
 * @param line from 1
 * @param what what is wrong and how to mend it
 */
public record SourceViolation(String path, long line, String what) {

    @Override
    public String toString() {
        return path + ":" + line + ": " + what;
    }
}
