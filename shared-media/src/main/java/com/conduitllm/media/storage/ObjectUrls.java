package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Utilities;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

import java.net.URI;
import java.util.Optional;

/**
 * Addresses of objects. Every byte of a key outside of RFC 3986's unreserved set is escaped, except
 * for the slash.
 */
record ObjectUrls(S3Utilities store, String bucket, @Nullable URI publicBase) {

    URI storageUrl(StorageKey key) {
        return URI.create(store.getUrl(r -> r.bucket(bucket).key(key.value())).toExternalForm());
    }

    Optional<URI> publicUrl(StorageKey key) {
        return Optional.ofNullable(publicBase)
                .map(base ->
                        URI.create(
                                base.toString().replaceAll("/+$", "")
                                        + "/"
                                        + SdkHttpUtils.urlEncodeIgnoreSlashes(key.value())));
    }
}
