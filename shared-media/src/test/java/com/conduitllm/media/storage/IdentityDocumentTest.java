package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

class IdentityDocumentTest {
    private static final BucketIdentity IDENTITY =
            new BucketIdentity(new StoreId(new UUID(1, 2)), "7430012345678901234", 3, 16_385, 5);

    @Test
    void readsWhatItWrote() {
        assertThat(IdentityDocument.parse(IdentityDocument.write(IDENTITY))).isEqualTo(IDENTITY);
    }

    @Test
    void ignoresFieldsOfLaterVersions() {
        assertThat(parse(written().replace("\"note\"", "\"flavour\" : [1, {}], \"note\"")))
                .isEqualTo(IDENTITY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "schemaVersion" : 1 | "schemaVersion" : 2 | schemaVersion 2 is unknown
                    "schemaVersion" : 1, | | a field is missing
                    "ledgerEpoch" : 5 | "ledgerEpoch" : null | a field is missing
                    "ledgerEpoch" : 5 | "ledgerEpoch" : "x" | not the expected JSON
                    0000-000000000002 | x | no UUID
                    } | } } | not the expected JSON
                    """)
    void saysWhatIsWrongWithAMarker(String part, String other, String reason) {
        String json = written().replace(part, other == null ? "" : other);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> parse(json))
                .withMessageContaining(".conduit/installation.json")
                .withMessageContaining(reason)
                .matches(e -> e.code().equals(StorageException.MALFORMED));
    }

    @Test
    void refusesWhatIsNoObject() {
        for (String json : new String[] {"", "null", "[]", "\"text\"", "{"}) {
            assertThatExceptionOfType(StorageException.class).isThrownBy(() -> parse(json));
        }
    }

    private static String written() {
        return new String(IdentityDocument.write(IDENTITY), StandardCharsets.UTF_8);
    }

    private static BucketIdentity parse(String json) {
        return IdentityDocument.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
