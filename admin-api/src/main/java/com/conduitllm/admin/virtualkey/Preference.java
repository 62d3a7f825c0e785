package com.conduitllm.admin.virtualkey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client is willing to wait for a result ({@code Prefer: wait=10}, RFC 7240 §4.3).
 *
 * @param patience zero when nothing was preferred; at most {@link #LONGEST}
 */
record Preference(Duration patience) {
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=$|[,;\\s])");

    /** A header that cannot be understood counts as none, as the RFC asks. */
    static Preference of(@Nullable String header) {
        Matcher wait = WAIT.matcher(header == null ? "" : header);
        if (!wait.find()) {
            return new Preference(Duration.ZERO);
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return new Preference(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }

    boolean isWait() {
        return !patience.isZero();
    }

    /** {@code Preference-Applied}. */
    String applied() {
        return "wait=" + patience.toSeconds();
    }
}
