package com.conduitllm.admin.storage;

import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.media.Uuids;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

/**
 * Accepts the bucket that is connected now. What it is must be said, so that nobody accepts another
 * one than was looked at.
 *
 * @param storeId the identity in the bucket's mark
 * @param epoch the ledger epoch in the mark
 * @param reason why it is right, for the audit; 1 to 1000 characters
 */
record AcceptIdentity(@Nullable String storeId, @Nullable Long epoch, @Nullable String reason) {
    private static final int LONGEST_REASON = 1_000;

    StoreId checkedStoreId() {
        return Uuids.parse(storeId == null ? "" : storeId)
                .map(StoreId::new)
                .orElseThrow(() ->
                        RequestRefused.invalid(
                                "storeId", "storeId is required: the UUID in the bucket's mark."));
    }

    long checkedEpoch() {
        if (epoch == null || epoch < 0) {
            throw RequestRefused.invalid(
                    "epoch", "epoch is required: the number in the bucket's mark.");
        }
        return epoch;
    }

    String checkedReason() {
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw RequestRefused.invalid("reason", "reason is required, at most 1000 characters.");
        }
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
