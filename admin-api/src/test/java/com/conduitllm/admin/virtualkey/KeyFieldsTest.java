package com.conduitllm.admin.virtualkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.admin.error.RequestRefused;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class KeyFieldsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb", "\ud800"})
    void refusesNamesThatSayNothingOrCannotBeStored(String name) {
        assertRefused("keyName", () -> KeyFields.keyName(name));
    }

    @Test
    void takesNamesOfUpTo200Characters() {
        assertThat(KeyFields.keyName(" " + "ä".repeat(200) + " ")).hasSize(200);
        assertRefused("keyName", () -> KeyFields.keyName("x".repeat(201)));
    }

    @Test
    void takesOnlyExpiriesInTheFuture() {
        assertThat(KeyFields.expiresAt(NOW.plusSeconds(1), NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(KeyFields.expiresAt(null, NOW)).isNull();
        assertRefused("expiresAt", () -> KeyFields.expiresAt(NOW, NOW));
        assertRefused("expiresAt", () -> KeyFields.expiresAt(NOW.minusSeconds(1), NOW));
        assertRefused("expiresAt", () -> KeyFields.expiresAt(Instant.MAX, NOW));
    }

    @Test
    void takesOnlyPositiveRateLimits() {
        assertThat(KeyFields.rateLimit("rateLimitRpm", 1)).isEqualTo(1);
        assertThat(KeyFields.rateLimit("rateLimitRpm", null)).isNull();
        assertRefused("rateLimitRpm", () -> KeyFields.rateLimit("rateLimitRpm", 0));
        assertRefused("rateLimitRpd", () -> KeyFields.rateLimit("rateLimitRpd", -5));
    }

    @Test
    void refusesMetadataThatTheDatabaseCannotHold() {
        assertThat(KeyFields.metadata("{\"team\":\"🎨\"}")).isEqualTo("{\"team\":\"🎨\"}");
        assertRefused("metadata", () -> KeyFields.metadata("a\u0000"));
        assertRefused("metadata", () -> KeyFields.metadata("x".repeat(16_385)));
    }

    @Test
    void refusesModelsThatAreNoList() {
        assertThat(KeyFields.allowedModels(null)).isNull();
        assertThat(KeyFields.allowedModels("a, b*")).isEqualTo("a,b*");
        assertRefused("allowedModels", () -> KeyFields.allowedModels(" , "));
        assertRefused("allowedModels", () -> KeyFields.allowedModels("a".repeat(4_001)));
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refusal -> {
                            assertThat(refusal.field()).isEqualTo(field);
                            assertThat(refusal.sentence()).startsWith(field).endsWith(".");
                        });
    }
}
