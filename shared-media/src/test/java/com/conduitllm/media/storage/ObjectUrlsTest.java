package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;

class ObjectUrlsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    p/x.png | p/x.png
                    a b | a%20b
                    a#b?c | a%23b%3Fc
                    100% | 100%25
                    a+b&c=d | a%2Bb%26c%3Dd
                    灯台 | %E7%81%AF%E5%8F%B0
                    a//b | a//b
                    a:b@c | a%3Ab%40c
                    """)
    void escapesWhatAnAddressCannotHold(String key, String escaped) {
        StorageKey storageKey = new StorageKey(key);

        assertThat(
                        urls("http://localhost:9000", true, "https://cdn.example.com/m/")
                                .publicUrl(storageKey))
                .contains(URI.create("https://cdn.example.com/m/" + escaped));
        assertThat(urls("http://localhost:9000", true, null).storageUrl(storageKey))
                .isEqualTo(URI.create("http://localhost:9000/media/" + escaped));
    }

    @Test
    void putsTheBucketWhereTheStoreWantsIt() {
        StorageKey key = new StorageKey("p/x.png");

        assertThat(urls("https://s3.example.com", false, null).storageUrl(key))
                .isEqualTo(URI.create("https://media.s3.example.com/p/x.png"));
        assertThat(urls(null, null, null).storageUrl(key))
                .isEqualTo(URI.create("https://media.s3.eu-central-1.amazonaws.com/p/x.png"));
    }

    @Test
    void hasNoPublicAddressWithoutACdn() {
        assertThat(urls("http://localhost:9000", true, null).publicUrl(new StorageKey("a")))
                .isEmpty();
    }

    private static ObjectStorage urls(
            @Nullable String serviceUrl, @Nullable Boolean pathStyle, @Nullable String cdn) {
        URI publicBase = cdn == null ? null : URI.create(cdn);
        S3Settings settings =
                new S3Settings(
                        serviceUrl == null ? null : URI.create(serviceUrl),
                        "a",
                        "b",
                        "media",
                        "eu-central-1",
                        publicBase,
                        pathStyle,
                        false,
                        Checksums.AUTO,
                        1,
                        1,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(1));
        return new S3ObjectStorage(
                S3Clients.open(settings, Patience.STANDARD), Patience.STANDARD, publicBase);
    }
}
