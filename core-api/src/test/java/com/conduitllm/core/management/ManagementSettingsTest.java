package com.conduitllm.core.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class ManagementSettingsTest {

    @Test
    void thereIsNoKeyByDefault() {
        assertThat(bind(Map.of()).managementKey()).isNull();
    }

    @Test
    void keyIsMappedAndNeverShown() {
        ManagementSettings settings =
                bind(Map.of("conduitllm.core.managementkey", "0123456789abcdef"));

        assertThat(settings.managementKey()).isEqualTo("0123456789abcdef");
        assertThat(settings.toString()).doesNotContain("0123456789");
    }

    @Test
    void shortKeyStopsTheStart() {
        assertThatThrownBy(() -> bind(Map.of("conduitllm.core.managementkey", "0123456789abcde")))
                .rootCause()
                .hasMessageContaining("CONDUITLLM__CORE__MANAGEMENTKEY")
                .hasMessageNotContaining("0123456789");
    }

    private static ManagementSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.core", ManagementSettings.class);
    }
}
