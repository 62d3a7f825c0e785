package com.conduitllm.admin.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.admin.error.RequestRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.UUID;

class AcceptIdentityTest {
    private static final String STORE = "018f3a2b-0000-7000-8000-000000000001";

    @Test
    void readsACompleteRequest() {
        var wish = new AcceptIdentity(STORE, 7L, " moved to\na new host ");

        assertThat(wish.checkedStoreId().value()).isEqualTo(UUID.fromString(STORE));
        assertThat(wish.checkedEpoch()).isEqualTo(7);
        assertThat(wish.checkedReason()).isEqualTo("moved to a new host");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1-1-1-1-1", "x"})
    void needsAUuid(String storeId) {
        assertThatThrownBy(() -> new AcceptIdentity(storeId, 7L, "x").checkedStoreId())
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("storeId");
    }

    @Test
    void needsAnEpochAndAReason() {
        assertThatThrownBy(() -> new AcceptIdentity(STORE, null, "x").checkedEpoch())
                .hasMessageContaining("epoch");
        assertThatThrownBy(() -> new AcceptIdentity(STORE, -1L, "x").checkedEpoch())
                .hasMessageContaining("epoch");
        assertThatThrownBy(() -> new AcceptIdentity(STORE, 1L, " ").checkedReason())
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> new AcceptIdentity(STORE, 1L, "x".repeat(1001)).checkedReason())
                .hasMessageContaining("reason");
    }
}
