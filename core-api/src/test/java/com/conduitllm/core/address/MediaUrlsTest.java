package com.conduitllm.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.media.storage.StorageKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;

import java.util.Map;

class MediaUrlsTest {
    private static final StorageKey KEY = new StorageKey("abc/def.png");

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("local.server.port", "4711");

    @Test
    void withoutASettingUrlsNameThePortThatIsListenedOn() {
        assertThat(urls(Map.of()).of(KEY))
                .hasToString("http://localhost:4711/v1/media/abc/def.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example.com/base", "https://cdn.example.com/base//"})
    void settingIsTheBeginningOfEveryUrl(String base) {
        assertThat(urls(Map.of("conduitllm.core.publicbaseurl", base)).of(KEY))
                .hasToString("https://cdn.example.com/base/v1/media/abc/def.png");
    }

    @Test
    void importedKeysAreEncoded() {
        assertThat(urls(Map.of()).of(new StorageKey("old/ä b?.png")).getRawPath())
                .isEqualTo("/v1/media/old/%C3%A4%20b%3F.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media.example.com",
                "ftp://x",
                "https://u:p@x/",
                "https://x/?a=b",
                "https://x/#f"
            })
    void anythingButAWebAddressStopsTheStart(String base) {
        assertThatThrownBy(() -> urls(Map.of("conduitllm.core.publicbaseurl", base)))
                .rootCause()
                .hasMessageContaining("CONDUITLLM__CORE__PUBLICBASEURL");
    }

    private MediaUrls urls(Map<String, String> properties) {
        return new MediaUrls(
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("conduitllm.core", AddressSettings.class),
                environment);
    }
}
