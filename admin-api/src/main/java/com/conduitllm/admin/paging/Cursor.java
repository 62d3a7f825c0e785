package com.conduitllm.admin.paging;

import com.conduitllm.admin.error.RequestRefused;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a list goes on, in a form that nobody is tempted to build by hand.
 *
 * @param after the id of the last item that was seen
 */
public record Cursor(UUID after) {

    /** Reads the parameter {@code cursor}; null when there is none; 400 when it is malformed. */
    public static @Nullable Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == 2 * Long.BYTES) {
                var buffer = ByteBuffer.wrap(bytes);
                return new Cursor(new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    /** The id to continue after; null for the first page. */
    public static @Nullable UUID after(@Nullable String text) {
        Cursor cursor = parse(text);
        return cursor == null ? null : cursor.after();
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(after.getMostSignificantBits())
                        .putLong(after.getLeastSignificantBits())
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static RequestRefused malformed() {
        return RequestRefused.invalid("cursor", "cursor must be the nextCursor of another page.");
    }
}
