package com.conduitllm.benchmark.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** An HTTP answer. */
record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    static Answer xml(int status, String document) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/xml"),
                (HEAD + document).getBytes(StandardCharsets.UTF_8));
    }

    static Answer error(int status, String code) {
        return xml(
                status,
                "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code));
    }

    static Answer object(byte[] content) {
        return new Answer(200, Map.of("ETag", etag(content), "Accept-Ranges", "bytes"), content);
    }

    static String etag(byte[] content) {
        return "\"%08x\"".formatted(Arrays.hashCode(content));
    }
}
