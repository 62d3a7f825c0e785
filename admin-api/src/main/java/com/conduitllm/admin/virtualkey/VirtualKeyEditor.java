package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.owner.VirtualKeyState;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Writes keys: each call one transaction that begins with the key's gate and ends with its event.
 */
@Component
class VirtualKeyEditor {
    private final VirtualKeys keys;
    private final KeyGate gate;
    private final KeyEvents events;
    private final InstantSource clock;
    private final IdSource ids;
    private final SecureRandom random;

    VirtualKeyEditor(
            VirtualKeys keys,
            KeyGate gate,
            KeyEvents events,
            InstantSource clock,
            IdSource ids,
            SecureRandom random) {
        this.keys = keys;
        this.gate = gate;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    @Transactional
    CreatedKey create(CreateKey wish) {
        Instant now = now();
        KeySecret secret = KeySecret.draw(random);
        String webhookSecret = KeySecret.drawWebhookSecret(random);
        wish.check();
        VirtualKey key =
                new VirtualKey(
                        ids.next(),
                        KeyFields.keyName(wish.keyName()),
                        secret,
                        webhookSecret,
                        StoragePrefix.random(random).value(),
                        now);
        wish.applyTo(key, now);
        return new CreatedKey(secret.text(), webhookSecret, KeyInfo.of(keys.save(key)));
    }

    @Transactional
    KeyChange<KeyInfo> update(VirtualKeyId id, UpdateKey wish) {
        wish.check();
        return change(
                id,
                (key, now) -> {
                    if (wish.isEmpty()) {
                        return KeyInfo.of(key);
                    }
                    wish.applyTo(key, now);
                    announce(key, now);
                    return KeyInfo.of(key);
                });
    }

    @Transactional
    KeyChange<RotatedKey> rotate(VirtualKeyId id, Duration grace) {
        KeySecret secret = KeySecret.draw(random);
        return change(
                id,
                (key, now) -> {
                    Instant graceEnds = grace.isZero() ? null : now.plus(grace);
                    key.rotate(secret, graceEnds);
                    announce(key, now);
                    return new RotatedKey(secret.text(), graceEnds, KeyInfo.of(key));
                });
    }

    private <T> KeyChange<T> change(VirtualKeyId id, BiFunction<VirtualKey, Instant, T> edit) {
        gate.enter(id);
        Optional<VirtualKey> found = keys.findById(id.value());
        if (found.isEmpty()) {
            return new KeyChange.UnknownKey<>();
        }
        VirtualKey key = found.get();
        if (key.state() == VirtualKeyState.DELETING) {
            return new KeyChange.BeingDeleted<>();
        }
        return new KeyChange.Done<>(edit.apply(key, now()));
    }

    private void announce(VirtualKey key, Instant now) {
        key.touch(now);
        keys.flush();
        events.updated(key.id(), now, key.rowVersion());
    }

    /** As precise as the database, so that an answer and a later one say the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
