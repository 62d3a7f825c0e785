package com.conduitllm.media;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs that come from outside. */
public final class Uuids {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    /**
     * Reads the canonical form of RFC 9562 and nothing else: {@link UUID#fromString} also takes
     * shortened groups, so that two texts would name the same record.
     */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
