package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

/** The store did not do what it was asked to, or nobody knows whether it did. */
public class StorageException extends RuntimeException {
    /** No connection, or it broke. */
    public static final String UNREACHABLE = "Unreachable";

    /** No answer in time. */
    public static final String TIMED_OUT = "TimedOut";

    /** An answer that is not S3's. */
    public static final String MALFORMED = "Malformed";

    /** S3: there is no such bucket. */
    public static final String NO_SUCH_BUCKET = "NoSuchBucket";

    private final String code;

    /**
     * @param code the S3 error code (such as {@code SlowDown}), or one word of ours when the store
     *     sent none: {@link #UNREACHABLE}, {@link #TIMED_OUT}, {@link #MALFORMED}
     */
    public StorageException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The S3 error code, or one of the words of this class. */
    public String code() {
        return code;
    }

    /** Whether the store asks for a slower pace. */
    public boolean isThrottling() {
        return ErrorCode.isThrottling(code);
    }
}
