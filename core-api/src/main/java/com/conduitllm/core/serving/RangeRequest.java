package com.conduitllm.core.serving;

import com.conduitllm.media.storage.ByteRange;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

import java.util.List;

/**
 * Range requests (RFC 9110 §14). One range is answered; several, or something that is no range, are
 * answered with the whole, which §14.2 allows.
 */
final class RangeRequest {
    private RangeRequest() {}

    /**
     * @param range the {@code Range} field, null when there is none
     * @param ifRange the {@code If-Range} field, null when there is none
     * @param eTag the medium's strong entity tag, quoted
     * @param size of the medium, in bytes
     */
    static ServeDecision decide(
            @Nullable String range, @Nullable String ifRange, String eTag, long size) {
        if (range == null || (ifRange != null && !ifRange.strip().equals(eTag))) {
            return new ServeDecision.Whole();
        }
        List<HttpRange> ranges = parse(range);
        if (ranges.size() != 1) {
            return new ServeDecision.Whole();
        }
        long first = ranges.getFirst().getRangeStart(size);
        long last = ranges.getFirst().getRangeEnd(size);
        return first >= size || last < first
                ? new ServeDecision.Unsatisfiable()
                : new ServeDecision.Part(new ByteRange(first, last));
    }

    private static List<HttpRange> parse(String range) {
        try {
            return HttpRange.parseRanges(range);
        } catch (IllegalArgumentException _) {
            // Not a byte range: the field is ignored, as RFC 9110 §14.2 says.
            return List.of();
        }
    }
}
