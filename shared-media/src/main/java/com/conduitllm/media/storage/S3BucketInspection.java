package com.conduitllm.media.storage;

import com.conduitllm.media.storage.BucketCondition.Versioning;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.time.Duration;

/** HeadBucket and GetBucketVersioning. */
final class S3BucketInspection {
    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;
    private final Duration longest;

    /**
     * @param longest that each of the calls may take
     */
    S3BucketInspection(S3Clients clients, FailureTranslation failures, Duration longest) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.failures = failures;
        this.longest = longest;
    }

    BucketCondition inspect() {
        return failures.call(
                "look at the bucket",
                () -> {
                    HeadBucketResponse answer = head();
                    return new BucketCondition(versioning(), StoreClock.read(answer));
                });
    }

    /** The answer to HEAD has no body, so that 404 is all that says it. */
    private HeadBucketResponse head() {
        try {
            return s3.headBucket(r ->
                    r.bucket(bucket.name()).overrideConfiguration(c -> c.apiCallTimeout(longest)));
        } catch (NoSuchBucketException e) {
            throw new StorageException(
                    StorageException.NO_SUCH_BUCKET,
                    "the bucket does not exist; create it, or set"
                            + " CONDUITLLM__STORAGE__S3__AUTOCREATEBUCKET=true for Core",
                    e);
        }
    }

    private Versioning versioning() {
        try {
            BucketVersioningStatus status =
                    s3.getBucketVersioning(r ->
                                    r.bucket(bucket.name())
                                            .overrideConfiguration(c -> c.apiCallTimeout(longest)))
                            .status();
            if (status == null) {
                return Versioning.NONE;
            }
            return status == BucketVersioningStatus.SUSPENDED
                    ? Versioning.SUSPENDED
                    : Versioning.ENABLED;
        } catch (S3Exception e) {
            if (e.statusCode() == 501) {
                return Versioning.NONE;
            }
            throw e;
        }
    }
}
