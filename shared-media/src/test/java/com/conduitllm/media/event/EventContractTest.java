package com.conduitllm.media.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Golden files: what other processes have been reading since the first release. */
class EventContractTest {
    private static final UUID EVENT = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID MEDIUM = UUID.fromString("01990000-0000-7000-8000-000000000002");
    private static final UUID KEY = UUID.fromString("01990000-0000-7000-8000-000000000003");
    private static final Instant TIME = Instant.parse("2026-03-04T05:06:07.080910Z");

    private final JsonMapper json = EventJson.MAPPER;

    record Golden(String file, Object event) {
        @Override
        public String toString() {
            return file;
        }
    }

    static List<Golden> events() {
        return List.of(
                new Golden("media-generation-completed.json", completed()),
                new Golden(
                        "media-deleted.json",
                        new MediaDeleted(
                                EVENT,
                                TIME,
                                KEY,
                                List.of("a/1.png", "a/2.png"),
                                300,
                                "virtual_key_deleted",
                                null)),
                new Golden("virtual-key-changed.json", new VirtualKeyChanged(EVENT, KEY, TIME, 7)));
    }

    private static MediaGenerationCompleted completed() {
        return new MediaGenerationCompleted(
                EVENT,
                TIME,
                "req-1",
                MEDIUM,
                "image",
                KEY,
                "http://localhost:8080/v1/media/a/1.png",
                "a/1.png",
                1234,
                "image/png",
                "ab".repeat(32),
                "sample",
                "sample-image",
                "a harbour, “at dawn”",
                TIME,
                null,
                Map.of("size", "256x256"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenAsTheGoldenFileSays(Golden golden) throws IOException {
        assertThat(json.readTree(json.writeValueAsString(golden.event())))
                .isEqualTo(json.readTree(read(golden.file())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackFromTheGoldenFile(Golden golden) throws IOException {
        assertThat((Object) json.readValue(read(golden.file()), golden.event().getClass()))
                .isEqualTo(golden.event());
    }

    @Test
    void survivesFieldsThatItDoesNotKnow() {
        VirtualKeyChanged read =
                json.readValue(
                        """
                        {"eventId":"%s","keyId":"%s","changedAt":"2026-03-04T05:06:07.080910Z","rowVersion":7,"new":[1,{"a":2}]}
                        """
                                .formatted(EVENT, KEY),
                        VirtualKeyChanged.class);

        assertThat(read).isEqualTo(new VirtualKeyChanged(EVENT, KEY, TIME, 7));
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream in = EventContractTest.class.getResourceAsStream("/golden/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
