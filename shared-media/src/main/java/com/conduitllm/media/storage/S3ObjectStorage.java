package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The bucket by way of the AWS SDK; each kind of call has a class of its own. */
final class S3ObjectStorage implements ObjectStorage {
    private final S3Uploads uploads;
    private final S3Downloads downloads;
    private final S3Deletion deletion;
    private final S3Listing listing;
    private final S3UnfinishedUploads unfinished;
    private final S3BucketInspection inspection;
    private final S3Identity identity;
    private final ObjectUrls urls;

    S3ObjectStorage(S3Clients clients, Patience patience, @Nullable URI publicBase) {
        FailureTranslation failures = new FailureTranslation(clients.bucket());
        uploads = new S3Uploads(clients, failures, patience);
        downloads = new S3Downloads(clients, failures);
        deletion = new S3Deletion(clients, failures);
        listing = new S3Listing(clients, failures);
        unfinished = new S3UnfinishedUploads(clients, failures);
        inspection = new S3BucketInspection(clients, failures, patience.look());
        identity = new S3Identity(clients, failures, patience.look());
        urls = new ObjectUrls(clients.retrying().utilities(), clients.bucket().name(), publicBase);
    }

    @Override
    public PutReceipt put(StorageKey key, ObjectContent content, SigningWindow window) {
        OutsideTransaction.require();
        return uploads.put(key, content, window);
    }

    @Override
    public Optional<ObjectSummary> head(StorageKey key) {
        OutsideTransaction.require();
        return downloads.head(key);
    }

    @Override
    public Optional<ObjectDownload> get(StorageKey key, @Nullable ByteRange range) {
        OutsideTransaction.require();
        return downloads.get(key, range);
    }

    @Override
    public DeletionOutcome delete(List<StorageKey> keys) {
        OutsideTransaction.require();
        return deletion.delete(keys);
    }

    @Override
    public ObjectListing list(String prefix, @Nullable String startAfter, int limit) {
        OutsideTransaction.require();
        return listing.list(prefix, startAfter, limit);
    }

    @Override
    public boolean hasUnfinishedUploads(String prefix) {
        OutsideTransaction.require();
        return unfinished.exist(prefix);
    }

    @Override
    public int abortUnfinishedUploads(String prefix) {
        OutsideTransaction.require();
        return unfinished.abortAll(prefix);
    }

    @Override
    public BucketCondition inspect() {
        OutsideTransaction.require();
        return inspection.inspect();
    }

    @Override
    public Optional<BucketIdentity> readIdentity() {
        OutsideTransaction.require();
        return identity.read();
    }

    @Override
    public boolean createIdentity(BucketIdentity marker) {
        OutsideTransaction.require();
        return identity.create(marker);
    }

    @Override
    public void replaceIdentity(BucketIdentity marker) {
        OutsideTransaction.require();
        identity.replace(marker);
    }

    @Override
    public URI storageUrl(StorageKey key) {
        return urls.storageUrl(key);
    }

    @Override
    public Optional<URI> publicUrl(StorageKey key) {
        return urls.publicUrl(key);
    }
}
