package com.conduitllm.media.storage;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The bucket's marker object. */
final class S3Identity {
    static final String NAME = StorageKey.RESERVED_FOLDER + "installation.json";

    /** A marker has about 700 bytes; whatever else has this name is not read to its end. */
    private static final int MAX_BYTES = 64 * 1024;

    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;
    private final Duration longest;

    /**
     * @param longest that each call may take
     */
    S3Identity(S3Clients clients, FailureTranslation failures, Duration longest) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.failures = failures;
        this.longest = longest;
    }

    /** Only {@code NoSuchKey} means absent: any other 404 may come from the wrong place. */
    Optional<BucketIdentity> read() {
        return failures.call(
                "read " + NAME,
                () -> {
                    try (ResponseInputStream<GetObjectResponse> body = open()) {
                        return Optional.of(IdentityDocument.parse(readBounded(body)));
                    } catch (NoSuchKeyException e) {
                        return Optional.empty();
                    } catch (IOException e) {
                        throw SdkClientException.create("The answer broke off", e);
                    }
                });
    }

    /**
     * The marker is looked for first, because a store may know no conditions. When the condition
     * fails, the marker may be the one of an attempt whose answer was lost: it is compared.
     */
    boolean create(BucketIdentity identity) {
        if (read().isPresent()) {
            return false;
        }
        try {
            return failures.call(
                    "create " + NAME,
                    () -> {
                        s3.putObject(request().ifNoneMatch("*").build(), body(identity));
                        return true;
                    });
        } catch (StorageException e) {
            if (e.getCause() instanceof S3Exception refused && isTaken(refused.statusCode())) {
                return read().equals(Optional.of(identity));
            }
            throw e;
        }
    }

    void replace(BucketIdentity identity) {
        failures.call("replace " + NAME, () -> s3.putObject(request().build(), body(identity)));
    }

    private ResponseInputStream<GetObjectResponse> open() {
        return s3.getObject(
                r ->
                        r.bucket(bucket.name())
                                .key(NAME)
                                .overrideConfiguration(c -> c.apiCallTimeout(longest)),
                ResponseTransformer.toInputStream());
    }

    private static byte[] readBounded(ResponseInputStream<GetObjectResponse> body)
            throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            body.abort();
            throw IdentityDocument.malformed("it is longer than " + MAX_BYTES + " bytes", null);
        }
        return bytes;
    }

    private PutObjectRequest.Builder request() {
        return PutObjectRequest.builder()
                .bucket(bucket.name())
                .key(NAME)
                .contentType("application/json")
                .overrideConfiguration(c -> c.apiCallTimeout(longest));
    }

    private static RequestBody body(BucketIdentity identity) {
        return RequestBody.fromBytes(IdentityDocument.write(identity));
    }

    /** 412: there is one. 409: somebody is writing one just now. */
    private static boolean isTaken(int status) {
        return status == 412 || status == 409;
    }
}
