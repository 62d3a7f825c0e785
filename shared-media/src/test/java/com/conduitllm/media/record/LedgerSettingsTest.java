package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.time.Duration;
import java.util.Map;

class LedgerSettingsTest {

    @Test
    void defaultsToAQuarterOfAnHour() {
        assertThat(bind(Map.of())).isEqualTo(new LedgerSettings(true, Duration.ofMinutes(15)));
    }

    @Test
    void readsEachSetting() {
        assertThat(
                        bind(
                                Map.of(
                                        "conduitllm.mediamanagement.enableownershiptracking",
                                                "true",
                                        "conduitllm.mediamanagement.uploaddeadline", "PT5S")))
                .isEqualTo(new LedgerSettings(true, Duration.ofSeconds(5)));
    }

    @Test
    void refusesToForgetWhoOwnsWhat() {
        assertThatThrownBy(() -> new LedgerSettings(false, Duration.ofMinutes(1)))
                .hasMessageStartingWith(
                        "CONDUITLLM__MEDIAMANAGEMENT__ENABLEOWNERSHIPTRACKING must");
    }

    @Test
    void refusesADeadlineThatNoUploadCouldKeep() {
        assertThatThrownBy(() -> new LedgerSettings(true, Duration.ofSeconds(4)))
                .hasMessageStartingWith("CONDUITLLM__MEDIAMANAGEMENT__UPLOADDEADLINE must");
    }

    @Test
    void stopsSigningBeforeTheDeadlineAndSettlesAfterTheHorizon() {
        UploadTimings timings = new UploadTimings(Duration.ofMinutes(2), Duration.ofMinutes(3));

        assertThat(timings.signingWindow()).isLessThan(timings.deadline());
        assertThat(timings.settling()).isEqualTo(Duration.ofMinutes(5));
    }

    private static LedgerSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.mediamanagement", LedgerSettings.class);
    }
}
