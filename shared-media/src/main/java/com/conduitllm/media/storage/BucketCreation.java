package com.conduitllm.media.storage;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * Makes the bucket, if {@code CONDUITLLM__STORAGE__S3__AUTOCREATEBUCKET} says so. Kept out of
 * {@link ObjectStorage} because only Core may do it: to Admin a bucket that is not there is a
 * mistake in the settings, and a new, empty one would make it look like success.
 */
public final class BucketCreation {
    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final boolean wanted;

    BucketCreation(S3Clients clients, boolean wanted) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.wanted = wanted;
    }

    /**
     * Makes the bucket if it is wanted and does not exist; returns whether it was made.
     *
     * @throws StorageException when the store refuses or does not answer
     */
    public boolean ensureBucket() {
        OutsideTransaction.require();
        return wanted
                && new FailureTranslation(bucket).call("create the bucket", this::createIfAbsent);
    }

    private boolean createIfAbsent() {
        try {
            s3.headBucket(r -> r.bucket(bucket.name()));
            return false;
        } catch (NoSuchBucketException absent) {
            return create();
        }
    }

    private boolean create() {
        try {
            s3.createBucket(r -> r.bucket(bucket.name()));
            return true;
        } catch (BucketAlreadyOwnedByYouException another) {
            // Another Core was faster.
            return false;
        }
    }
}
