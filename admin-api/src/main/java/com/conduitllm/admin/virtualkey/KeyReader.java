package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.owner.AllowedModels;
import com.conduitllm.media.owner.VirtualKeyHash;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.owner.VirtualKeyState;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads keys. */
@Component
@Transactional(readOnly = true)
class KeyReader {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final VirtualKeys keys;
    private final InstantSource clock;

    KeyReader(VirtualKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Optional<KeyInfo> find(VirtualKeyId id) {
        return keys.findById(id.value()).map(KeyInfo::of);
    }

    boolean exists(VirtualKeyId id) {
        return keys.existsById(id.value());
    }

    /** In the order of creation, after the id {@code after}. */
    List<KeyInfo> page(@Nullable UUID after, int limit) {
        return keys.page(after == null ? BEFORE_ALL : after, Limit.of(limit)).stream()
                .map(KeyInfo::of)
                .toList();
    }

    /** The newest keys that nobody is deleting. */
    List<KeyInfo> newestKept(int limit) {
        return keys.newestExcept(VirtualKeyState.DELETING, Limit.of(limit)).stream()
                .map(KeyInfo::of)
                .toList();
    }

    KeyValidation validate(ValidateKey question) {
        String secret = question.key();
        if (secret == null || secret.isBlank()) {
            return KeyValidation.unknown("No key was given.");
        }
        Instant now = clock.instant();
        return keys.findBySecretHash(VirtualKeyHash.ofSecret(secret).hex(), now)
                .map(key -> KeyValidation.of(key, objection(key, question.requestedModel(), now)))
                .orElseGet(() -> KeyValidation.unknown("This key is not known."));
    }

    private static @Nullable String objection(VirtualKey key, @Nullable String model, Instant now) {
        if (key.state() == VirtualKeyState.DELETING) {
            return "This key was deleted.";
        }
        if (key.state() == VirtualKeyState.DISABLED) {
            return "This key is disabled.";
        }
        Instant expiry = key.expiresAt();
        if (expiry != null && !expiry.isAfter(now)) {
            return "This key has expired.";
        }
        String allowed = key.allowedModels();
        if (model != null && allowed != null && !AllowedModels.parse(allowed).permits(model)) {
            return "This key may not use this model.";
        }
        return null;
    }
}
