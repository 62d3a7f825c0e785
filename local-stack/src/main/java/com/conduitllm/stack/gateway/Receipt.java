package com.conduitllm.stack.gateway;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A deletion receipt as Admin prints it. Times are ISO-8601 in UTC and are shown as they are.
 *
 * @param state pending, deleting, verified or blocked
 * @param remainders what deletion cannot take back, in the service's own words
 */
public record Receipt(
        String deletionId,
        String virtualKeyId,
        String state,
        @Nullable String requestedAt,
        long objectsTotal,
        long bytesTotal,
        long objectsDeleted,
        long bytesDeleted,
        int attempts,
        @Nullable String lastError,
        @Nullable String blockedBy,
        @Nullable String verifiableAt,
        @Nullable String verifiedAt,
        @Nullable String urlsDeadAt,
        @Nullable JsonNode remainders) {

    public boolean isVerified() {
        return state.equals("verified");
    }

    public boolean isBlocked() {
        return state.equals("blocked");
    }

    /** One line per remainder. */
    public List<String> remainderLines() {
        List<String> lines = new ArrayList<>();
        if (remainders == null || remainders.isNull()) {
            return lines;
        }
        if (remainders.isArray()) {
            remainders.forEach(one -> lines.add(text(one)));
        } else if (remainders.isObject()) {
            remainders
                    .properties()
                    .forEach(it -> lines.add(it.getKey() + ": " + text(it.getValue())));
        } else {
            lines.add(text(remainders));
        }
        return lines;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }
}
