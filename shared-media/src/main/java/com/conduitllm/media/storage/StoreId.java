package com.conduitllm.media.storage;

import java.util.UUID;

/** Identity of a bucket, written in its marker object and on every row of media in it. */
public record StoreId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
