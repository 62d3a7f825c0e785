package com.conduitllm.media.storage;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * DeleteObjects in quiet mode: the store names only what it did not delete.
 *
 * <p>Silence about a key therefore counts as "deleted", and so silence must be the store's own: the
 * answer is read to its end and checked by {@link StrictAnswers}, and an answer that names another
 * key than was asked for is not believed at all. The request is sent once; trying again is the
 * caller's, who paces it.
 */
final class S3Deletion {
    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;

    S3Deletion(S3Clients clients, FailureTranslation failures) {
        this.s3 = clients.single();
        this.bucket = clients.bucket();
        this.failures = failures;
    }

    DeletionOutcome delete(List<StorageKey> keys) {
        Map<String, StorageKey> asked = distinct(keys);
        return failures.call(
                "delete %d objects".formatted(keys.size()), () -> outcome(asked, send(keys)));
    }

    private static Map<String, StorageKey> distinct(List<StorageKey> keys) {
        if (keys.isEmpty() || keys.size() > ObjectStorage.MAX_KEYS_PER_DELETE) {
            throw new IllegalArgumentException(
                    "1 to %d keys, not %d"
                            .formatted(ObjectStorage.MAX_KEYS_PER_DELETE, keys.size()));
        }
        Map<String, StorageKey> distinct = new HashMap<>();
        for (StorageKey key : keys) {
            if (key.isReserved()) {
                throw new IllegalArgumentException("The bucket's own corner stays: " + key);
            }
            if (distinct.put(key.value(), key) != null) {
                throw new IllegalArgumentException("Named twice: " + key);
            }
        }
        return distinct;
    }

    private DeleteObjectsResponse send(List<StorageKey> keys) {
        List<ObjectIdentifier> names =
                keys.stream()
                        .map(key -> ObjectIdentifier.builder().key(key.value()).build())
                        .toList();
        return s3.deleteObjects(
                r -> r.bucket(bucket.name()).delete(d -> d.quiet(true).objects(names)));
    }

    private static DeletionOutcome outcome(
            Map<String, StorageKey> asked, DeleteObjectsResponse answer) {
        Map<StorageKey, DeletionOutcome.Failure> failed = new LinkedHashMap<>();
        for (S3Error error : answer.errors()) {
            StorageKey key = asked.get(error.key());
            if (key == null) {
                throw AnswerDocument.malformed("an error for a key that was not asked for", null);
            }
            failed.put(
                    key,
                    new DeletionOutcome.Failure(
                            Objects.requireNonNullElse(error.code(), "Unknown"),
                            FailureTranslation.brief(error.message())));
        }
        Set<StorageKey> confirmed = new HashSet<>(asked.values());
        confirmed.removeAll(failed.keySet());
        return new DeletionOutcome(confirmed, failed);
    }
}
