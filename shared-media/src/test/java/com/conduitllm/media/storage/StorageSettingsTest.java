package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class StorageSettingsTest {
    private static final String PREFIX = "conduitllm.storage.";

    @Test
    void hasDefaultsForEverythingButTheBucket() {
        StorageSettings settings = bind(Map.of("provider", "S3", "s3.bucketname", "media"));

        assertThat(settings.isConfigured()).isTrue();
        assertThat(settings.s3())
                .isEqualTo(
                        new S3Settings(
                                null,
                                null,
                                null,
                                "media",
                                null,
                                null,
                                null,
                                false,
                                Checksums.AUTO,
                                524_288_000,
                                3500,
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(1)));
        assertThat(settings.s3().effectivePathStyle()).isFalse();
        assertThat(settings.s3().effectiveRegion()).isNull();
    }

    @Test
    void readsEveryVariable() {
        StorageSettings settings =
                bind(
                        Map.ofEntries(
                                Map.entry("provider", "s3"),
                                Map.entry("s3.serviceurl", "https://s3.example.com"),
                                Map.entry("s3.accesskey", "AK"),
                                Map.entry("s3.secretkey", "SK"),
                                Map.entry("s3.bucketname", "media"),
                                Map.entry("s3.region", "eu-central-1"),
                                Map.entry("s3.publicbaseurl", "https://cdn.example.com/m"),
                                Map.entry("s3.forcepathstyle", "false"),
                                Map.entry("s3.autocreatebucket", "true"),
                                Map.entry("s3.checksums", "md5"),
                                Map.entry("s3.maxfilesizebytes", "7"),
                                Map.entry("s3.maxdeletespersecond", "8"),
                                Map.entry("s3.landinghorizon", "PT9S"),
                                Map.entry("s3.calltimeout", "PT5S")));

        assertThat(settings.s3())
                .isEqualTo(
                        new S3Settings(
                                URI.create("https://s3.example.com"),
                                "AK",
                                "SK",
                                "media",
                                "eu-central-1",
                                URI.create("https://cdn.example.com/m"),
                                false,
                                true,
                                Checksums.MD5,
                                7,
                                8,
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(5)));
        assertThat(settings.s3().effectivePathStyle()).isFalse();
    }

    @Test
    void pathStyleAndRegionFollowTheServiceUrl() {
        S3Settings s3 =
                bind(Map.of("s3.bucketname", "m", "s3.serviceurl", "http://localhost:9000")).s3();

        assertThat(s3.effectivePathStyle()).isTrue();
        assertThat(s3.effectiveRegion()).isEqualTo("auto");
    }

    @Test
    void isNotConfiguredWithoutAProvider() {
        assertThat(bind(Map.of()).isConfigured()).isFalse();
        assertThat(bind(Map.of("provider", " ")).isConfigured()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    provider | InMemory | PROVIDER must be S3, not InMemory: Core and Admin are two
                    provider | Azure | PROVIDER must be S3 or left out, but is 'Azure'.
                    provider | S3 | S3__BUCKETNAME must be set
                    s3.accesskey | AK | S3__SECRETKEY must be set
                    s3.secretkey | SK | S3__ACCESSKEY must be set
                    s3.serviceurl | s3.example.com | S3__SERVICEURL must be a web address
                    s3.serviceurl | ftp://s3.example.com | S3__SERVICEURL must be a web address
                    s3.serviceurl | https://u:p@s3.example.com | S3__SERVICEURL must be a web address
                    s3.publicbaseurl | https://cdn.example.com/?a=b | S3__PUBLICBASEURL must have neither
                    s3.maxfilesizebytes | 0 | S3__MAXFILESIZEBYTES must be at least 1
                    s3.maxdeletespersecond | -1 | S3__MAXDELETESPERSECOND must be at least 1
                    s3.landinghorizon | PT0S | S3__LANDINGHORIZON must be longer than zero
                    s3.calltimeout | PT0.5S | S3__CALLTIMEOUT must be at least PT1S
                    """)
    void stopsTheStartWithASentenceThatNamesTheVariable(
            String property, String value, String sentence) {
        assertThatThrownBy(() -> bind(Map.of(property, value)))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CONDUITLLM__STORAGE__" + sentence);
    }

    @Test
    void neverShowsTheKeys() {
        StorageSettings settings =
                bind(Map.of("s3.accesskey", "AKIA-visible", "s3.secretkey", "very-secret"));

        assertThat(settings.toString())
                .doesNotContain("AKIA-visible")
                .doesNotContain("very-secret");
    }

    private static StorageSettings bind(Map<String, String> values) {
        Map<String, String> properties = new HashMap<>();
        values.forEach((name, value) -> properties.put(PREFIX + name, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.storage", StorageSettings.class);
    }
}
