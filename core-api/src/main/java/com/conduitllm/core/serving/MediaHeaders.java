package com.conduitllm.core.serving;

import com.conduitllm.media.record.MediaRecord;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The header fields of a served medium. Whatever the bytes are, a browser must neither guess
 * another type nor run them ({@code nosniff}, a sandboxing policy), and the address, which is the
 * secret, must not travel on ({@code no-referrer}, {@code noindex}).
 */
@Component
class MediaHeaders {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final ServingSettings settings;
    private final InstantSource clock;

    MediaHeaders(ServingSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A strong entity tag: the hash of the bytes. */
    static String eTag(MediaRecord media) {
        return "\"" + media.contentHash() + "\"";
    }

    HttpHeaders of(MediaRecord media) {
        HttpHeaders headers = new HttpHeaders();
        String type = media.contentType();
        headers.set(HttpHeaders.CONTENT_TYPE, type == null ? UNKNOWN_TYPE : type);
        headers.setETag(eTag(media));
        headers.setCacheControl(cacheControl(media).getHeaderValue());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Robots-Tag", "noindex");
        headers.setContentDisposition(
                ContentDisposition.inline().filename(fileName(media)).build());
        return headers;
    }

    /**
     * Never longer than the medium lives; without a setting every use asks again, at the cost of a
     * 304.
     */
    private CacheControl cacheControl(MediaRecord media) {
        long seconds = settings.cacheSeconds();
        Instant expiresAt = media.expiresAt();
        if (expiresAt != null) {
            seconds = Math.min(seconds, Duration.between(clock.instant(), expiresAt).toSeconds());
        }
        return seconds > 0
                ? CacheControl.maxAge(Duration.ofSeconds(seconds)).cachePublic().mustRevalidate()
                : CacheControl.noCache().cachePublic();
    }

    private static String fileName(MediaRecord media) {
        String key = media.storageKey().value();
        int dot = key.lastIndexOf('.');
        boolean hasExtension = dot > key.lastIndexOf('/');
        return media.id() + (hasExtension ? key.substring(dot) : "");
    }
}
