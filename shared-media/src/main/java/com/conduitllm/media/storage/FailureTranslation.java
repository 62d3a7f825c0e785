package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.function.Supplier;

/** Turns the SDK's exceptions into {@link StorageException}s whose sentences name the bucket. */
record FailureTranslation(S3Clients.Bucket bucket) {
    private static final int MAX_STORE_WORDS = 300;

    /**
     * Runs one call to the store.
     *
     * @param doing completes "Could not …"
     */
    <T> T call(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | StorageException e) {
            throw translate(doing, e);
        }
    }

    private StorageException translate(String doing, RuntimeException e) {
        StorageException own = ownCause(e);
        if (own instanceof SigningWindowClosedException) {
            return own;
        }
        if (own != null) {
            return failure(own.code(), doing, own.getMessage(), e);
        }
        if (e instanceof AwsServiceException service) {
            AwsErrorDetails details = service.awsErrorDetails();
            String code =
                    ErrorCode.of(
                            details == null ? null : details.errorCode(), service.statusCode());
            return failure(code, doing, details == null ? null : details.errorMessage(), e);
        }
        return isTimeOut(e)
                ? failure(StorageException.TIMED_OUT, doing, "no answer in time", e)
                : failure(StorageException.UNREACHABLE, doing, rootCause(e).getMessage(), e);
    }

    private StorageException failure(
            String code, String doing, @Nullable String words, Throwable cause) {
        String reason = words == null || words.isBlank() ? code : code + ": " + brief(words);
        return new StorageException(
                code, "Could not %s (%s): %s".formatted(doing, bucket, reason), cause);
    }

    /** What a store says, on one line and of bounded length. */
    static String brief(@Nullable String words) {
        String line = Objects.requireNonNullElse(words, "").replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_STORE_WORDS ? line : line.substring(0, MAX_STORE_WORDS) + "…";
    }

    private static @Nullable StorageException ownCause(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof StorageException own) {
                return own;
            }
        }
        return null;
    }

    private static boolean isTimeOut(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof ApiCallTimeoutException
                    || t instanceof ApiCallAttemptTimeoutException
                    || t instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
