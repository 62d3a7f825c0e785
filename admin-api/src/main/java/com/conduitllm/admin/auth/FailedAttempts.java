package com.conduitllm.admin.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts wrong keys for each address and turns an address away after {@value #ALLOWED} of them
 * within {@link #WINDOW}. Memory is bounded: the addresses that failed longest ago are forgotten
 * first. An IPv6 client owns a whole /64, so that is what counts as one address.
 */
@Component
class FailedAttempts {
    static final int ALLOWED = 20;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Cache<String, Count> counts =
            Caffeine.newBuilder().maximumSize(ADDRESSES).build();

    FailedAttempts(InstantSource clock) {
        this.clock = clock;
    }

    /** How long to wait before the next attempt; empty when one is allowed now. */
    Optional<Duration> blockedFor(String address) {
        Count count = counts.getIfPresent(source(address));
        Instant now = clock.instant();
        if (count == null || count.failures() < ALLOWED || !count.until().isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, count.until()));
    }

    /** Remembers a wrong key. */
    void failed(String address) {
        Instant now = clock.instant();
        counts.asMap()
                .merge(
                        source(address),
                        new Count(1, now.plus(WINDOW)),
                        (old, first) ->
                                old.until().isAfter(now)
                                        ? new Count(old.failures() + 1, old.until())
                                        : first);
    }

    private static String source(String address) {
        InetAddress parsed = InetAddress.ofLiteral(address);
        return parsed instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                : address;
    }

    private record Count(int failures, Instant until) {}
}
