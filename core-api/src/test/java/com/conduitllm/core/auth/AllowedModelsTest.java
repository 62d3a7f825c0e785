package com.conduitllm.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowedModelsTest {

    @Test
    void nullPermitsEveryModel() {
        assertThat(AllowedModels.parse(null).permits("anything")).isTrue();
    }

    @Test
    void blankPermitsNone() {
        assertThat(AllowedModels.parse(" , ").permits("anything")).isFalse();
        assertThat(AllowedModels.parse("").permits("")).isFalse();
    }

    @Test
    void namesAreExactAndPrefixesEndWithAStar() {
        AllowedModels models = AllowedModels.parse("dall-e-3, gpt-image*");

        assertThat(models.permits("dall-e-3")).isTrue();
        assertThat(models.permits("dall-e-30")).isFalse();
        assertThat(models.permits("DALL-E-3")).isFalse();
        assertThat(models.permits("gpt-image-1")).isTrue();
        assertThat(models.permits("gpt-image")).isTrue();
        assertThat(models.permits("gpt-5")).isFalse();
    }
}
