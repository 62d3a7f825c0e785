package com.conduitllm.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaKindTest {

    @Test
    void hasTheNamesThatOthersDependOn() {
        assertThat(MediaKind.IMAGE.wireName()).isEqualTo("image");
        assertThat(MediaKind.VIDEO.wireName()).isEqualTo("video");
        assertThat(MediaPurpose.THUMBNAIL.wireName()).isEqualTo("thumbnail");
    }

    @ParameterizedTest
    @EnumSource
    void readsItsOwnNames(MediaKind kind) {
        assertThat(MediaKind.ofWireName(kind.wireName())).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Image", "", "audio"})
    void refusesOtherNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> MediaKind.ofWireName(name));
    }
}
