package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.S3Response;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The store's clock, as its answers tell it. */
final class StoreClock {
    private StoreClock() {}

    /** The header {@code Date} (RFC 9110 §6.6.1); null when it is absent or no date. */
    static @Nullable Instant read(S3Response answer) {
        return answer.sdkHttpResponse()
                .firstMatchingHeader("Date")
                .map(StoreClock::parse)
                .orElse(null);
    }

    private static @Nullable Instant parse(String date) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
