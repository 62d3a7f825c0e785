package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.owner.VirtualKeyState;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A row of {@code virtual_keys}. */
@SuppressWarnings("UnusedVariable") // Some columns are only written here and read by Core.
@Entity
@Table(name = "virtual_keys")
class VirtualKey {
    @Id private UUID id;

    private String keyName;
    private String keyHash;
    private String keyPrefix;
    private @Nullable String previousKeyHash;
    private @Nullable Instant previousKeyExpiresAt;

    /** Signs web hooks, so it cannot be stored as a hash. */
    @Column(updatable = false)
    private String webhookSecret;

    @Column(updatable = false)
    private String storagePrefix;

    private @Nullable String allowedModels;
    private @Nullable UUID virtualKeyGroupId;
    private @Nullable String metadata;
    private @Nullable Integer rateLimitRpm;
    private @Nullable Integer rateLimitRpd;

    @Enumerated(EnumType.STRING)
    private VirtualKeyState state;

    private @Nullable Instant expiresAt;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;
    private @Nullable Instant disabledAt;

    /** Null until the row is written, by which JPA knows a new one. */
    @Version private @Nullable Long rowVersion;

    /** For JPA, which fills the fields afterwards. */
    @SuppressWarnings("NullAway.Init")
    protected VirtualKey() {}

    VirtualKey(
            UUID id,
            String keyName,
            KeySecret secret,
            String webhookSecret,
            String storagePrefix,
            Instant now) {
        this.id = id;
        this.keyName = keyName;
        this.keyHash = secret.hash().hex();
        this.keyPrefix = secret.prefix();
        this.webhookSecret = webhookSecret;
        this.storagePrefix = storagePrefix;
        this.state = VirtualKeyState.ACTIVE;
        this.createdAt = now;
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String keyName() {
        return keyName;
    }

    String keyPrefix() {
        return keyPrefix;
    }

    String storagePrefix() {
        return storagePrefix;
    }

    @Nullable String allowedModels() {
        return allowedModels;
    }

    @Nullable UUID virtualKeyGroupId() {
        return virtualKeyGroupId;
    }

    @Nullable String metadata() {
        return metadata;
    }

    @Nullable Integer rateLimitRpm() {
        return rateLimitRpm;
    }

    @Nullable Integer rateLimitRpd() {
        return rateLimitRpd;
    }

    VirtualKeyState state() {
        return state;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    long rowVersion() {
        return rowVersion == null ? 0 : rowVersion;
    }

    void rename(String name) {
        keyName = name;
    }

    void limit(@Nullable String models, @Nullable Integer perMinute, @Nullable Integer perDay) {
        allowedModels = models;
        rateLimitRpm = perMinute;
        rateLimitRpd = perDay;
    }

    void annotate(@Nullable String text) {
        metadata = text;
    }

    void expire(@Nullable Instant at) {
        expiresAt = at;
    }

    void enable() {
        state = VirtualKeyState.ACTIVE;
        disabledAt = null;
    }

    void disable(Instant now) {
        if (state == VirtualKeyState.ACTIVE) {
            state = VirtualKeyState.DISABLED;
            disabledAt = now;
        }
    }

    /**
     * Takes a new secret; the present one stays valid until {@code graceEnds}, if that is given.
     */
    void rotate(KeySecret secret, @Nullable Instant graceEnds) {
        previousKeyHash = graceEnds == null ? null : keyHash;
        previousKeyExpiresAt = graceEnds;
        keyHash = secret.hash().hex();
        keyPrefix = secret.prefix();
    }

    void touch(Instant now) {
        updatedAt = now;
    }
}
