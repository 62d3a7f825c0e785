package com.conduitllm.admin.paging;

import com.conduitllm.admin.error.RequestRefused;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor what to ask for next; null after the last page
 */
public record Listing<T>(List<T> items, @Nullable String nextCursor) {
    /** The largest page. */
    public static final int LARGEST = 1000;

    /** The page of whoever asks for no size. */
    public static final String DEFAULT_LIMIT = "100";

    public Listing {
        items = List.copyOf(items);
    }

    /** Refuses a {@code limit} outside of 1 to {@value #LARGEST}. */
    public static int checked(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw RequestRefused.invalid("limit", "limit must be between 1 and 1000.");
        }
        return limit;
    }

    /** A page out of {@code limit + 1} rows, of which the last only shows that there are more. */
    public static <T> Listing<T> of(List<T> rows, int limit, Function<T, UUID> id) {
        if (rows.size() <= limit) {
            return new Listing<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Listing<>(items, new Cursor(id.apply(items.getLast())).text());
    }
}
