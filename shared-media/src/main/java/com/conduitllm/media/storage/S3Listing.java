package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

import java.util.List;

/** ListObjectsV2. Pages continue after a name, so that a listing can be resumed after days. */
final class S3Listing {
    private static final int MAX_PAGE = 1000;

    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;

    S3Listing(S3Clients clients, FailureTranslation failures) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.failures = failures;
    }

    ObjectListing list(String prefix, @Nullable String startAfter, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to 1000 objects, not " + limit);
        }
        return failures.call(
                "list objects",
                () ->
                        page(
                                s3.listObjectsV2(r ->
                                        r.bucket(bucket.name())
                                                .prefix(prefix)
                                                .startAfter(startAfter)
                                                .maxKeys(limit)
                                                // XML cannot carry every name.
                                                .encodingType(EncodingType.URL))));
    }

    private static ObjectListing page(ListObjectsV2Response answer) {
        List<ObjectSummary> objects =
                answer.contents().stream()
                        .map(o ->
                                StoredObject.summary(o.key(), o.size(), o.eTag(), o.lastModified()))
                        .toList();
        Boolean more = answer.isTruncated();
        if (more == null || (more && objects.isEmpty())) {
            throw AnswerDocument.malformed("it does not say where the listing goes on", null);
        }
        return new ObjectListing(
                objects, more ? objects.getLast().name() : null, StoreClock.read(answer));
    }
}
