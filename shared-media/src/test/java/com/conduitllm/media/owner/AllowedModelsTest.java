package com.conduitllm.media.owner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedModelsTest {

    @Test
    void forgetsSpacesAndEmptyEntries() {
        assertThat(AllowedModels.parse(" dall-e-3 , ,gpt-image*,").text())
                .isEqualTo("dall-e-3,gpt-image*");
    }

    @ParameterizedTest
    @CsvSource({
        "dall-e-3,    dall-e-3,     true",
        "dall-e-3,    dall-e-30,    false",
        "dall-e-3,    DALL-E-3,     false",
        "gpt-image*,  gpt-image-1,  true",
        "gpt-image*,  gpt-image,    true",
        "gpt-image*,  gpt-4,        false",
        "*,           anything,     true",
        "'a,b*',      bee,          true",
        "'a,b*',      ab,           false"
    })
    void permitsNamesAndBeginningsOfNames(String models, String model, boolean allowed) {
        assertThat(AllowedModels.parse(models).permits(model)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "a b", "a**", "*a", "a\nb"})
    void refusesWhatIsNoListOfModels(String text) {
        assertThat(AllowedModels.parse(text).isWellFormed()).isFalse();
    }

    @Test
    void permitsEveryModelWhenThereIsNoList() {
        assertThat(AllowedModels.parse(null).permits("anything")).isTrue();
        assertThat(AllowedModels.ALL.isWellFormed()).isTrue();
    }

    @Test
    void permitsNothingWhenItIsBlank() {
        assertThat(AllowedModels.parse(" ").permits("dall-e-3")).isFalse();
    }
}
