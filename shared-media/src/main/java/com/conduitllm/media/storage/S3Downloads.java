package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

import java.util.Optional;

/** GetObject and HeadObject. */
final class S3Downloads {
    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;

    S3Downloads(S3Clients clients, FailureTranslation failures) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.failures = failures;
    }

    Optional<ObjectSummary> head(StorageKey key) {
        return failures.call(
                "look at " + key,
                () -> {
                    try {
                        HeadObjectResponse answer =
                                s3.headObject(r -> r.bucket(bucket.name()).key(key.value()));
                        return Optional.of(
                                StoredObject.summary(
                                        key.value(),
                                        answer.contentLength(),
                                        answer.eTag(),
                                        answer.lastModified()));
                    } catch (NoSuchKeyException e) {
                        return Optional.empty();
                    }
                });
    }

    Optional<ObjectDownload> get(StorageKey key, @Nullable ByteRange range) {
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(bucket.name()).key(key.value());
        if (range != null) {
            request.range("bytes=" + range.first() + "-" + range.last());
        }
        return failures.call("read " + key, () -> open(request.build(), range));
    }

    /** Only {@code NoSuchKey} means absent: any other 404 may come from the wrong place. */
    private Optional<ObjectDownload> open(GetObjectRequest request, @Nullable ByteRange range) {
        ResponseInputStream<GetObjectResponse> body;
        try {
            body = s3.getObject(request, ResponseTransformer.toInputStream());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
        GetObjectResponse answer = body.response();
        if (answer.contentLength() == null || (range != null && !covers(answer, range))) {
            body.abort();
            throw AnswerDocument.malformed("not the bytes that were asked for", null);
        }
        return Optional.of(new ObjectDownload(body, answer.contentLength(), body::abort));
    }

    private static boolean covers(GetObjectResponse answer, ByteRange range) {
        String sent = answer.contentRange();
        return sent != null
                && sent.startsWith("bytes " + range.first() + "-" + range.last() + "/")
                && answer.contentLength() == range.length();
    }
}
