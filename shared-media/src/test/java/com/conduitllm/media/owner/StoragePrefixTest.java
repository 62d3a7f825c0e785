package com.conduitllm.media.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class StoragePrefixTest {

    @Test
    void drawsPrefixesThatDiffer() {
        SecureRandom random = new SecureRandom();

        Set<StoragePrefix> drawn =
                IntStream.range(0, 100)
                        .mapToObj(i -> StoragePrefix.random(random))
                        .collect(Collectors.toSet());

        assertThat(drawn).hasSize(100).allMatch(p -> p.value().matches("[a-z2-7]{20}"));
    }

    @Test
    void usesTheWholeAlphabet() {
        String drawn = RandomText.base32(new SecureRandom(), 2000);

        assertThat(drawn.chars().distinct()).hasSize(32);
    }

    @Test
    void namesItsFolderWithTheClosingSlash() {
        // Without the slash a listing would also find prefixes that begin with this one.
        assertThat(new StoragePrefix("abcdefghij234567klmn").asFolder())
                .isEqualTo("abcdefghij234567klmn/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "abcdefghij234567klmno",
                "ABCDEFGHIJ234567KLMN",
                "abcdefghij234567kl/n",
                "abcdefghij018967klmn",
                "abcdefghij234567klmn\n"
            })
    void refusesWhatIsNoPrefix(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StoragePrefix(text));
    }
}
