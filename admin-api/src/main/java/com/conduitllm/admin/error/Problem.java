package com.conduitllm.admin.error;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of every answer that is not a success (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the status' reason phrase
 * @param detail a sentence for people
 * @param instance this very occurrence; its UUID is the {@code x-request-id}
 * @param error the same sentence, under the name that older clients read
 * @param field the value that is wrong; null when it is not one value
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String error,
        @Nullable String field) {

    static Problem of(
            HttpStatus status, String sentence, @Nullable String field, @Nullable String id) {
        String instance = id == null ? null : "urn:uuid:" + id;
        return new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.value(),
                sentence,
                instance,
                sentence,
                field);
    }
}
