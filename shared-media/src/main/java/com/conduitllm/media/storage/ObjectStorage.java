package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An S3-compatible bucket (S3 API, 2006-03-01).
 *
 * <p>Every method but the last two talks to the network and throws {@link IllegalStateException}
 * when a database transaction is active. Each throws {@link StorageException} when the store does
 * not answer in time, refuses, or answers something that is not S3.
 */
public interface ObjectStorage {
    /** The most keys that one {@link #delete} takes (S3 DeleteObjects). */
    int MAX_KEYS_PER_DELETE = 1000;

    /**
     * Stores one object, streaming. Transient failures are tried again while {@code window} is
     * open.
     *
     * @throws SigningWindowClosedException when the window closed before an attempt was
     *     acknowledged
     * @throws StorageException when the last attempt failed; the object may still appear
     * @throws java.io.UncheckedIOException when the bytes cannot be opened
     */
    PutReceipt put(StorageKey key, ObjectContent content, SigningWindow window);

    /** What the store says of an object; empty when there is none. */
    Optional<ObjectSummary> head(StorageKey key);

    /**
     * Opens an object for reading; empty when there is none. The caller closes it; closing early
     * aborts the connection instead of draining it.
     *
     * @param range bytes to read, null for all of them; must lie within the object
     */
    Optional<ObjectDownload> get(StorageKey key, @Nullable ByteRange range);

    /**
     * Deletes up to {@link #MAX_KEYS_PER_DELETE} objects in one request. An absent object counts as
     * deleted. Every key is in the outcome, confirmed or failed. The request is sent once: pacing
     * and trying again are the caller's.
     *
     * @param keys no key twice, none in the bucket's own corner
     * @throws StorageException when the answer was not received and parsed to its end; then every
     *     key's fate is unknown
     */
    DeletionOutcome delete(List<StorageKey> keys);

    /**
     * One page of object names in the order of their UTF-8 bytes.
     *
     * @param prefix what names begin with; empty for the whole bucket
     * @param startAfter the name to continue after, null for the first page
     * @param limit 1 to 1000
     */
    ObjectListing list(String prefix, @Nullable String startAfter, int limit);

    /** Whether unfinished multipart uploads exist under {@code prefix}. */
    boolean hasUnfinishedUploads(String prefix);

    /** Aborts all unfinished multipart uploads under {@code prefix}; returns how many it found. */
    int abortUnfinishedUploads(String prefix);

    /** What the store says of the bucket itself. */
    BucketCondition inspect();

    /** The bucket's marker {@code .conduit/installation.json}; empty when the bucket has none. */
    Optional<BucketIdentity> readIdentity();

    /**
     * Writes the marker into a bucket that has none ({@code If-None-Match: *}).
     *
     * @return false when there is a marker already
     */
    boolean createIdentity(BucketIdentity identity);

    /** Replaces the marker. */
    void replaceIdentity(BucketIdentity identity);

    /** Where the object is, for the record: endpoint, bucket and key; carries no signature. */
    URI storageUrl(StorageKey key);

    /** Where the object can be fetched through the configured CDN base; empty without one. */
    Optional<URI> publicUrl(StorageKey key);
}
