package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.conduitllm.media.owner.StoragePrefix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

class StorageKeyTest {

    @Test
    void newKeysAreRandomUnderTheirPrefix() {
        StoragePrefix prefix = new StoragePrefix("abcdefghij234567klmn");
        SecureRandom random = new SecureRandom();

        StorageKey one = StorageKey.create(prefix, random, "png");
        StorageKey two = StorageKey.create(prefix, random, "png");

        assertThat(one.value()).matches("abcdefghij234567klmn/[a-z2-7]{26}\\.png");
        assertThat(one).isNotEqualTo(two);
        assertThat(one.isReserved()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b.png", "a b", "ä/灯台/🗼", "...", "a/..b", "x?y#z%", "a//b"})
    void takesEveryNameThatS3Takes(String name) {
        assertThat(StorageKey.parse(name)).map(StorageKey::value).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/.",
                "./a",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "a\u007fb",
                "a\ud83db",
                "\udc00",
                "a\ufffe",
                "a\uffff"
            })
    void refusesNamesThatCannotBeSentOrWouldNameAnother(String name) {
        assertThat(StorageKey.parse(name)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new StorageKey(name));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(StorageKey.parse("a".repeat(500))).isPresent();
        assertThat(StorageKey.parse("a".repeat(501))).isEmpty();
        assertThat(StorageKey.parse("灯".repeat(341))).isPresent();
        assertThat(StorageKey.parse("灯".repeat(342))).isEmpty();
    }

    @Test
    void sortsLikeTheBucketDoes() {
        // UTF-16 would put the surrogates of the last one before U+FF5E.
        List<StorageKey> sorted =
                Stream.of("a/b", "a0", "ab", "é", "\uff5e", "🗼").map(StorageKey::new).toList();

        assertThat(sorted.reversed().stream().sorted().toList()).isEqualTo(sorted);
    }

    @Test
    void knowsTheBucketsOwnCorner() {
        assertThat(new StorageKey(".conduit/installation.json").isReserved()).isTrue();
        assertThat(new StorageKey("x/.conduit/a").isReserved()).isFalse();
    }
}
