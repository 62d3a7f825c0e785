package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class PurgeSettingsTest {

    private static PurgeSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.mediamanagement", PurgeSettings.class);
    }

    @Test
    void hasTheDefaultsOfTheContract() {
        assertThat(bind(Map.of()))
                .isEqualTo(new PurgeSettings(Duration.ofMinutes(2), Duration.ofMinutes(5), 0));
    }

    @Test
    void readsEveryVariable() {
        assertThat(
                        bind(
                                Map.of(
                                        "conduitllm.mediamanagement.purgelease", "PT7S",
                                        "conduitllm.mediamanagement.purgebackoffmax", "PT8S",
                                        "conduitllm.mediamanagement.cacheseconds", "9")))
                .isEqualTo(new PurgeSettings(Duration.ofSeconds(7), Duration.ofSeconds(8), 9));
    }

    @Test
    void namesTheVariableThatIsTooShort() {
        assertThatThrownBy(() -> new PurgeSettings(Duration.ofSeconds(4), Duration.ofMinutes(5), 0))
                .hasMessage(
                        "CONDUITLLM__MEDIAMANAGEMENT__PURGELEASE must be at least PT5S, but is"
                                + " PT4S");
        assertThatThrownBy(() -> new PurgeSettings(Duration.ofMinutes(2), Duration.ofSeconds(4), 0))
                .hasMessageContaining("PURGEBACKOFFMAX");
        assertThatThrownBy(
                        () -> new PurgeSettings(Duration.ofMinutes(2), Duration.ofMinutes(5), -1))
                .hasMessageContaining("CACHESECONDS");
    }
}
