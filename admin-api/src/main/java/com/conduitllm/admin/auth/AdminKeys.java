package com.conduitllm.admin.auth;

import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Recognises admin keys. The presented key is hashed once and compared with every configured digest
 * to its end, so that neither the length nor the place of a match shows in the time it takes.
 */
@Component
class AdminKeys {
    private final List<Known> known;

    AdminKeys(AdminKeySettings settings) {
        var all = new ArrayList<Known>();
        if (settings.masterKey() != null) {
            all.add(
                    new Known(
                            AdminKeySettings.MASTER,
                            AdminScope.ERASE,
                            sha256(settings.masterKey())));
        }
        for (AdminKeySettings.NamedKey key : settings.keys()) {
            if (key.name() != null && key.scope() != null && key.sha256() != null) {
                all.add(new Known(key.name(), key.scope(), HexFormat.of().parseHex(key.sha256())));
            }
        }
        known = List.copyOf(all);
    }

    /** The key's name and scope; empty when it is none of ours. */
    Optional<Known> recognise(String presented) {
        byte[] digest = sha256(presented);
        Optional<Known> match = Optional.empty();
        for (Known key : known) {
            if (MessageDigest.isEqual(digest, key.digest())) {
                match = Optional.of(key);
            }
        }
        return match;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** One key that opens the door. */
    @SuppressWarnings("ArrayRecordComponent")
    record Known(String name, AdminScope scope, byte[] digest) {
        @Override
        public String toString() {
            return name + ":" + scope;
        }
    }
}
