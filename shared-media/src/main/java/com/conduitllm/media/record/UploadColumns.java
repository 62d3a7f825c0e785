package com.conduitllm.media.record;

import org.jspecify.annotations.Nullable;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Uploads turned into columns, one array each, for {@code unnest}. */
record UploadColumns(List<CompletedUpload> uploads) {

    UUID[] ids() {
        return column(u -> u.id().value(), UUID[]::new);
    }

    Map<String, Object> asParameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("ids", ids());
        parameters.put("sizes", column(CompletedUpload::sizeBytes, Long[]::new));
        parameters.put("hashes", column(CompletedUpload::contentHash, String[]::new));
        parameters.put("settled", column(CompletedUpload::settled, Boolean[]::new));
        parameters.put("storageUrls", column(u -> u.storageUrl().toString(), String[]::new));
        parameters.put(
                "publicUrls",
                column(
                        u -> u.publicUrl() == null ? null : u.publicUrl().toString(),
                        String[]::new));
        parameters.put(
                "expiresAt",
                column(
                        u -> u.expiresAt() == null ? null : Timestamp.from(u.expiresAt()),
                        Timestamp[]::new));
        parameters.put("eventIds", column(u -> u.announcement().id(), UUID[]::new));
        parameters.put("eventTypes", column(u -> u.announcement().type(), String[]::new));
        parameters.put("routingKeys", column(u -> u.announcement().routingKey(), String[]::new));
        parameters.put("payloads", column(u -> u.announcement().payload(), String[]::new));
        return parameters;
    }

    private <T> T[] column(Function<CompletedUpload, @Nullable T> value, IntFunction<T[]> array) {
        return uploads.stream().map(value).toArray(array);
    }
}
