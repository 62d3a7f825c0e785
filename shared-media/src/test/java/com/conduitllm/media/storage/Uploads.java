package com.conduitllm.media.storage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Small uploads for tests. */
final class Uploads {
    static final byte[] PICTURE = "a picture of a lighthouse".getBytes(StandardCharsets.UTF_8);

    private Uploads() {}

    static ObjectContent picture() {
        return new ObjectContent(
                () -> new ByteArrayInputStream(PICTURE), PICTURE.length, "image/png");
    }

    static SigningWindow window() {
        return SigningWindow.open(Duration.ofMinutes(1), System::nanoTime);
    }
}
