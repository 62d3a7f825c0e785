package com.conduitllm.core.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class ServingSettingsTest {

    @Test
    void defaultsToAskingAgainEachTime() {
        assertThat(bind(Map.of())).isEqualTo(new ServingSettings(false, 0));
    }

    @Test
    void readsEachSetting() {
        assertThat(
                        bind(
                                Map.of(
                                        "conduitllm.mediamanagement.accesscontrolenabled", "false",
                                        "conduitllm.mediamanagement.cacheseconds", "60")))
                .isEqualTo(new ServingSettings(false, 60));
    }

    @Test
    void refusesToPretendAccessControl() {
        assertThatThrownBy(() -> new ServingSettings(true, 0))
                .hasMessageContaining(
                        "CONDUITLLM__MEDIAMANAGEMENT__ACCESSCONTROLENABLED cannot be true");
    }

    @Test
    void refusesANegativeTime() {
        assertThatThrownBy(() -> new ServingSettings(false, -1))
                .hasMessageContaining("CONDUITLLM__MEDIAMANAGEMENT__CACHESECONDS must be");
    }

    private static ServingSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.mediamanagement", ServingSettings.class);
    }
}
