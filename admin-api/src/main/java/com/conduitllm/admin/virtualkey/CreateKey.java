package com.conduitllm.admin.virtualkey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a new key shall be.
 *
 * @param keyName required, ≤ 200 characters
 * @param allowedModels comma-separated names, {@code prefix*} allowed; null: all
 * @param expiresAt in the future; null: never
 * @param metadata free text of the caller's
 * @param rateLimitRpm requests a minute; null: no limit
 * @param rateLimitRpd requests a day; null: no limit
 * @param virtualKeyGroupId must be null as long as there are no groups
 * @param retentionPolicyId must be null as long as there are no policies
 * @param visibility must be null as long as it cannot be chosen
 */
record CreateKey(
        @Nullable String keyName,
        @Nullable String allowedModels,
        @Nullable Instant expiresAt,
        @Nullable String metadata,
        @Nullable Integer rateLimitRpm,
        @Nullable Integer rateLimitRpd,
        @Nullable Object virtualKeyGroupId,
        @Nullable Object retentionPolicyId,
        @Nullable Object visibility) {

    /** Refuses values of things that this version does not have. */
    void check() {
        KeyFields.absent("virtualKeyGroupId", virtualKeyGroupId, "there is no such group.");
        KeyFields.absent("retentionPolicyId", retentionPolicyId, "there is no such policy.");
        KeyFields.absent("visibility", visibility, "it cannot be chosen for each key.");
    }

    /** Puts the optional fields into a new row. */
    void applyTo(VirtualKey key, Instant now) {
        key.limit(
                KeyFields.allowedModels(allowedModels),
                KeyFields.rateLimit("rateLimitRpm", rateLimitRpm),
                KeyFields.rateLimit("rateLimitRpd", rateLimitRpd));
        key.annotate(KeyFields.metadata(metadata));
        key.expire(KeyFields.expiresAt(expiresAt, now));
    }
}
