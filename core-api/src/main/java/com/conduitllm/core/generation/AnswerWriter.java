package com.conduitllm.core.generation;

import com.conduitllm.core.generation.StoredImages.Stored;
import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.core.spool.SpooledObject;

import org.springframework.stereotype.Component;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/**
 * Writes {@code {"created", "data": […], …}} (OpenAI API reference, images). Bytes go from the
 * spool through base64 to the client in small pieces, so that ten large images cost no memory.
 */
@Component
class AnswerWriter {
    private final JsonMapper json;

    AnswerWriter(JsonMapper json) {
        this.json = json;
    }

    void write(StoredImages made, OutputStream out) throws IOException {
        try (JsonGenerator answer = json.createGenerator(out)) {
            answer.writeStartObject();
            answer.writeNumberProperty("created", made.createdAt().getEpochSecond());
            answer.writeName("data");
            answer.writeStartArray();
            for (int i = 0; i < made.records().size(); i++) {
                writeImage(answer, made, i);
            }
            answer.writeEndArray();
            made.images().details().forEach(answer::writePOJOProperty);
            answer.writeEndObject();
        }
    }

    private static void writeImage(JsonGenerator answer, StoredImages made, int index)
            throws IOException {
        Stored record = made.records().get(index);
        Image image = made.images().images().get(index);
        answer.writeStartObject();
        answer.writeStringProperty("id", record.id().toString());
        if (made.format().hasUrl()) {
            answer.writeStringProperty("url", record.url().toString());
        }
        if (made.format().hasBytes()) {
            writeBytes(answer, image.object());
        }
        if (image.revisedPrompt() != null) {
            answer.writeStringProperty("revised_prompt", image.revisedPrompt());
        }
        Instant expiresAt = record.expiresAt();
        if (expiresAt == null) {
            answer.writeNullProperty("expires_at");
        } else {
            answer.writeNumberProperty("expires_at", expiresAt.getEpochSecond());
        }
        answer.writeEndObject();
    }

    private static void writeBytes(JsonGenerator answer, SpooledObject object) throws IOException {
        answer.writeName("b64_json");
        try (InputStream bytes = object.open()) {
            answer.writeBinary(bytes, Math.toIntExact(object.size()));
        }
    }
}
