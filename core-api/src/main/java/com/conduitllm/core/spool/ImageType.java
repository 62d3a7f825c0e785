package com.conduitllm.core.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of images, recognised by their first bytes (WHATWG MIME Sniffing §6.1): what a provider
 * calls its bytes is not trusted, because browsers will be told the same.
 */
public enum ImageType {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** Media type (IANA). */
    public String contentType() {
        return contentType;
    }

    /** Of storage keys, without the dot. */
    public String extension() {
        return extension;
    }

    /** Recognises an image by its first 16 bytes. */
    static Optional<ImageType> of(ByteBuffer head) {
        byte[] bytes = new byte[head.remaining()];
        head.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(type -> type.begins(text)).findFirst();
    }

    private boolean begins(String head) {
        return switch (this) {
            case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
            case GIF -> head.startsWith("GIF87a") || head.startsWith("GIF89a");
            case WEBP -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
        };
    }
}
