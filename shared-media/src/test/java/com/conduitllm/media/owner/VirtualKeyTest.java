package com.conduitllm.media.owner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.UUID;

class VirtualKeyTest {

    @Test
    void secretsAreKnownByTheirSha256() {
        // FIPS 180-4, the example with the message "abc".
        assertThat(VirtualKeyHash.ofSecret("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(VirtualKeyHash.ofSecret("abd")).isNotEqualTo(VirtualKeyHash.ofSecret("abc"));
    }

    @Test
    void idsAreReadOnlyInTheirCanonicalForm() {
        UUID id = UUID.fromString("019412ab-0000-7000-8000-00000000000a");

        assertThat(VirtualKeyId.parse(id.toString())).contains(new VirtualKeyId(id));
        assertThat(VirtualKeyId.parse("19412ab-0-7000-8000-a")).isEmpty();
        assertThat(new VirtualKeyId(id)).hasToString(id.toString());
    }
}
