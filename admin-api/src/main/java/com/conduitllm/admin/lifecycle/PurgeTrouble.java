package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.storage.DeletionOutcome.Failure;
import com.conduitllm.media.storage.StorageException;

import java.util.Set;

/**
 * Why an object was not deleted, as it is kept in {@code last_error}: the store's code, and its own
 * words after a colon.
 */
record PurgeTrouble(String code, String words) {
    private static final int LONGEST = 500;
    private static final Set<String> OURS = Set.of("Unreachable", "TimedOut", "Malformed");

    static PurgeTrouble of(Failure failure) {
        return new PurgeTrouble(failure.code(), failure.message());
    }

    static PurgeTrouble of(StorageException failure) {
        return new PurgeTrouble(failure.code(), String.valueOf(failure.getMessage()));
    }

    /** Reads what {@link #text} wrote. */
    static PurgeTrouble parse(String text) {
        int colon = text.indexOf(": ");
        return colon < 0
                ? new PurgeTrouble(text, "")
                : new PurgeTrouble(text.substring(0, colon), text.substring(colon + 2));
    }

    /** Whether somebody must change something before it can succeed. */
    boolean isPermanent() {
        return !OURS.contains(code) && !new Failure(code, words).isTransient();
    }

    boolean isThrottling() {
        return new Failure(code, words).isThrottling();
    }

    String text() {
        String text = words.isEmpty() ? code : code + ": " + words;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
