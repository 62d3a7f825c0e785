package com.conduitllm.admin.virtualkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.owner.VirtualKeyHash;

import org.junit.jupiter.api.Test;

import java.security.SecureRandom;

class KeySecretTest {
    private final KeySecret secret = KeySecret.draw(new SecureRandom());

    @Test
    void hasItsMarkAnd256RandomBits() {
        assertThat(secret.text()).matches("condt_[A-Za-z0-9_-]{43}");
        assertThat(KeySecret.draw(new SecureRandom()).text()).isNotEqualTo(secret.text());
    }

    @Test
    void isKnownLaterByItsHashAndItsBeginningOnly() {
        assertThat(secret.hash()).isEqualTo(VirtualKeyHash.ofSecret(secret.text()));
        assertThat(secret.prefix()).hasSize(12);
        assertThat(secret.text()).startsWith(secret.prefix());
    }

    @Test
    void isNotPrinted() {
        assertThat(secret.toString()).doesNotContain(secret.prefix());
    }

    @Test
    void drawsAWebhookSecretOfItsOwn() {
        assertThat(KeySecret.drawWebhookSecret(new SecureRandom()))
                .matches("whsec_[A-Za-z0-9_-]{43}");
    }
}
