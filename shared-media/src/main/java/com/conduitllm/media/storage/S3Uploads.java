package com.conduitllm.media.storage;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.time.Duration;

/** PutObject, with attempts that are counted and signed only inside the window. */
final class S3Uploads {
    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;
    private final Patience patience;

    S3Uploads(S3Clients clients, FailureTranslation failures, Patience patience) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.failures = failures;
        this.patience = patience;
    }

    PutReceipt put(StorageKey key, ObjectContent content, SigningWindow window) {
        Duration left = window.remaining();
        if (left.isZero()) {
            throw new SigningWindowClosedException(key);
        }
        SigningGuard.Attempts attempts = new SigningGuard.Attempts(key, window);
        PutObjectRequest request = request(key, content, attempts, left);
        String eTag;
        try (RepeatableBody body = new RepeatableBody(content.source())) {
            RequestBody bytes =
                    RequestBody.fromContentProvider(body, content.length(), content.contentType());
            eTag =
                    body.during(() ->
                            failures.call("store " + key, () -> acknowledged(request, bytes)));
        } catch (StorageException e) {
            if (window.isOpen() || e instanceof SigningWindowClosedException) {
                throw e;
            }
            throw new SigningWindowClosedException(key, e);
        }
        return new PutReceipt(attempts.count(), eTag);
    }

    private PutObjectRequest request(
            StorageKey key,
            ObjectContent content,
            SigningGuard.Attempts attempts,
            Duration longest) {
        return PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(key.value())
                .contentType(content.contentType())
                .contentLength(content.length())
                .overrideConfiguration(c ->
                        c.putExecutionAttribute(SigningGuard.ATTEMPTS, attempts)
                                .apiCallTimeout(longest)
                                .apiCallAttemptTimeout(patience.attemptFor(content.length())))
                .build();
    }

    private String acknowledged(PutObjectRequest request, RequestBody bytes) {
        String eTag = s3.putObject(request, bytes).eTag();
        if (eTag == null) {
            throw AnswerDocument.malformed("no ETag", null);
        }
        return eTag;
    }
}
