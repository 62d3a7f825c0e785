package com.conduitllm.media.record;

import com.conduitllm.media.owner.VirtualKeyId;

/** Which rows a purge takes. Every deletion of an object is one of these. */
public sealed interface PurgeSelection {

    /** Everything of a key that is being deleted. */
    record OwnedBy(VirtualKeyId key) implements PurgeSelection {}

    /** Uploads whose deadline has passed, of keys that are not being deleted. */
    record AbandonedUploads() implements PurgeSelection {}

    /** Purges that somebody began and did not finish, of keys that are not being deleted. */
    record Interrupted() implements PurgeSelection {}

    /** Objects that were found without a row, see {@link MediaLedger#recordStrays}. */
    record Unrecorded() implements PurgeSelection {}

    /** {@code media_deletions.reason} and the {@code reason} of {@code MediaDeleted}. */
    default String reason() {
        return switch (this) {
            case OwnedBy _ -> "virtual_key_deleted";
            case AbandonedUploads _ -> "abandoned_upload";
            case Interrupted _ -> "interrupted_purge";
            case Unrecorded _ -> "unrecorded_object";
        };
    }
}
