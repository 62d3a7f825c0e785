package com.conduitllm.admin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.owner.VirtualKeyHash;

import org.junit.jupiter.api.Test;

import java.util.List;

class AdminKeysTest {
    private final AdminKeys keys =
            new AdminKeys(
                    new AdminKeySettings(
                            "the-master-key-of-all",
                            List.of(
                                    new AdminKeySettings.NamedKey(
                                            "reader",
                                            VirtualKeyHash.ofSecret("just-looking").hex(),
                                            AdminScope.READ))));

    @Test
    void knowsTheMasterKeyWithAllScopes() {
        assertThat(keys.recognise("the-master-key-of-all"))
                .hasValueSatisfying(key -> {
                    assertThat(key.name()).isEqualTo("master");
                    assertThat(key.scope()).isEqualTo(AdminScope.ERASE);
                });
    }

    @Test
    void knowsANamedKeyByItsDigest() {
        assertThat(keys.recognise("just-looking"))
                .hasValueSatisfying(key -> {
                    assertThat(key.name()).isEqualTo("reader");
                    assertThat(key.scope()).isEqualTo(AdminScope.READ);
                });
    }

    @Test
    void knowsNothingElse() {
        assertThat(keys.recognise("the-master-key-of-al")).isEmpty();
        assertThat(keys.recognise("")).isEmpty();
        assertThat(keys.recognise(VirtualKeyHash.ofSecret("just-looking").hex())).isEmpty();
    }

    @Test
    void scopesIncludeTheOnesBeforeThem() {
        assertThat(AdminScope.ERASE.covers(AdminScope.READ)).isTrue();
        assertThat(AdminScope.OPERATE.covers(AdminScope.OPERATE)).isTrue();
        assertThat(AdminScope.READ.covers(AdminScope.OPERATE)).isFalse();
        assertThat(AdminScope.OPERATE.covers(AdminScope.ERASE)).isFalse();
    }
}
