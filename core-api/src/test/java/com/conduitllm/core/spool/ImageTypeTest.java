package com.conduitllm.core.spool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class ImageTypeTest {

    @Test
    void imagesAreKnownByTheirFirstBytes() {
        assertThat(of("\u0089PNG\r\n\u001a\n....")).contains(ImageType.PNG);
        assertThat(of("\u00ff\u00d8\u00ff\u00e0....")).contains(ImageType.JPEG);
        assertThat(of("GIF89a....")).contains(ImageType.GIF);
        assertThat(of("RIFF1234WEBPVP8 ")).contains(ImageType.WEBP);
    }

    @Test
    void anythingElseIsNoImage() {
        assertThat(of("")).isEmpty();
        assertThat(of("\u0089PN")).isEmpty();
        assertThat(of("<svg onload=alert(1)>")).isEmpty();
        assertThat(of("RIFF1234WAVEfmt ")).isEmpty();
        assertThat(of("{\"error\":{}}")).isEmpty();
    }

    private static java.util.Optional<ImageType> of(String head) {
        return ImageType.of(ByteBuffer.wrap(head.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
