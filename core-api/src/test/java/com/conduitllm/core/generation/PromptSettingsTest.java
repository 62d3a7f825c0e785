package com.conduitllm.core.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class PromptSettingsTest {

    @Test
    void promptsAreStoredUnlessSomebodySaysOtherwise() {
        assertThat(bind(Map.of()).storePrompts()).isTrue();
        assertThat(bind(Map.of("conduitllm.mediamanagement.storeprompts", "false")).storePrompts())
                .isFalse();
    }

    private static PromptSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.mediamanagement", PromptSettings.class);
    }
}
