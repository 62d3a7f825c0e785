package com.conduitllm.admin.auth;

import org.jspecify.annotations.Nullable;

import java.security.Principal;

/**
 * Who sends a request.
 *
 * @param keyName name of the admin key, proved by the key
 * @param scope what the key may do
 * @param claimed who the sender says to be ({@code X-Conduit-Actor}), not proved by anything; null
 *     when nothing was said
 */
public record AdminActor(String keyName, AdminScope scope, @Nullable String claimed)
        implements Principal {
    private static final int LONGEST_CLAIM = 100;

    /** Cuts {@code header} to printable characters and a length that fits into the audit. */
    static AdminActor of(String keyName, AdminScope scope, @Nullable String header) {
        if (header == null) {
            return new AdminActor(keyName, scope, null);
        }
        String text =
                header.codePoints()
                        .filter(c -> c >= ' ' && c != 0x7f && c < 0x80)
                        .limit(LONGEST_CLAIM)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString()
                        .strip();
        return new AdminActor(keyName, scope, text.isEmpty() ? null : text);
    }

    @Override
    public String getName() {
        return keyName;
    }

    /** For records that outlive the request: {@code master} or {@code master (says: alice)}. */
    public String label() {
        return claimed == null ? keyName : keyName + " (says: " + claimed + ")";
    }
}
