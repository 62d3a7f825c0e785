package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.error.RequestRefused;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shall change of a key. A component that is null was not in the body and stays as it is; an
 * empty one was {@code null} in the body and is cleared.
 */
@SuppressWarnings("OptionalUsedAsFieldOrParameterType")
record UpdateKey(
        @Nullable Optional<String> keyName,
        @Nullable Optional<Boolean> isEnabled,
        @Nullable Optional<String> allowedModels,
        @Nullable Optional<Instant> expiresAt,
        @Nullable Optional<String> metadata,
        @Nullable Optional<Integer> rateLimitRpm,
        @Nullable Optional<Integer> rateLimitRpd,
        @Nullable Optional<Object> virtualKeyGroupId,
        @Nullable Optional<Object> retentionPolicyId,
        @Nullable Optional<Object> visibility) {

    /** Whether nothing shall change. */
    boolean isEmpty() {
        return Stream.of(
                        keyName,
                        isEnabled,
                        allowedModels,
                        expiresAt,
                        metadata,
                        rateLimitRpm,
                        rateLimitRpd)
                .allMatch(field -> field == null);
    }

    /** Refuses values of things that this version does not have. */
    void check() {
        KeyFields.absent(
                "virtualKeyGroupId", orKeep(virtualKeyGroupId, null), "there is no such group.");
        KeyFields.absent(
                "retentionPolicyId", orKeep(retentionPolicyId, null), "there is no such policy.");
        KeyFields.absent(
                "visibility", orKeep(visibility, null), "it cannot be chosen for each key.");
    }

    /** Changes the row; a wrong value throws, whoever calls must then roll back. */
    void applyTo(VirtualKey key, Instant now) {
        if (keyName != null) {
            key.rename(KeyFields.keyName(keyName.orElse(null)));
        }
        if (expiresAt != null) {
            key.expire(KeyFields.expiresAt(expiresAt.orElse(null), now));
        }
        key.limit(
                KeyFields.allowedModels(orKeep(allowedModels, key.allowedModels())),
                KeyFields.rateLimit("rateLimitRpm", orKeep(rateLimitRpm, key.rateLimitRpm())),
                KeyFields.rateLimit("rateLimitRpd", orKeep(rateLimitRpd, key.rateLimitRpd())));
        key.annotate(KeyFields.metadata(orKeep(metadata, key.metadata())));
        if (isEnabled != null) {
            boolean enabled =
                    isEnabled.orElseThrow(() ->
                            RequestRefused.invalid(
                                    "isEnabled", "isEnabled must be true or false."));
            if (enabled) {
                key.enable();
            } else {
                key.disable(now);
            }
        }
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    private static <T> @Nullable T orKeep(@Nullable Optional<T> change, @Nullable T present) {
        return change == null ? present : change.orElse(null);
    }
}
