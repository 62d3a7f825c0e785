package com.conduitllm.media.record;

import com.conduitllm.media.MediaKind;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is known of the media of one request before its bytes are stored.
 *
 * @param owner the key that pays
 * @param prefix the owner's folder in the bucket
 * @param store the bucket that the bytes will go to
 * @param provider name of the provider that made them, ≤ 50 characters
 * @param model name of the model that made them, ≤ 100 characters
 * @param prompt what was asked for; null when prompts are not stored
 * @param correlationId ties records, events and log lines of one request together, ≤ 100 characters
 * @param items one for each object, 1 to 1000, in the order of the answer
 */
public record Reservation(
        VirtualKeyId owner,
        StoragePrefix prefix,
        StoreId store,
        MediaKind kind,
        String provider,
        String model,
        @Nullable String prompt,
        String correlationId,
        List<Item> items) {
    public Reservation {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("A reservation needs at least one item");
        }
    }

    /**
     * One object to come.
     *
     * @param contentType media type found in the bytes, ≤ 100 characters
     * @param extension of the storage key, without the dot
     */
    public record Item(String contentType, String extension) {}
}
