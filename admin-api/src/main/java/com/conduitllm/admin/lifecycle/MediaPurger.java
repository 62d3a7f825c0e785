package com.conduitllm.admin.lifecycle;

import com.conduitllm.admin.lifecycle.PurgePermission.Closed;
import com.conduitllm.admin.lifecycle.PurgePermission.NothingStored;
import com.conduitllm.admin.lifecycle.PurgePermission.Open;
import com.conduitllm.media.record.Forgotten;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.PurgeBatch;
import com.conduitllm.media.record.PurgeBatch.Claimed;
import com.conduitllm.media.record.PurgeSelection;
import com.conduitllm.media.record.Release;
import com.conduitllm.media.storage.DeletionOutcome;
import com.conduitllm.media.storage.DeletionOutcome.Failure;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageException;
import com.conduitllm.media.storage.StoreId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes objects; nothing else does. One call is one batch:
 *
 * <ol>
 *   <li>Ask whether this bucket may be purged.
 *   <li>Take the rate's tokens, then claim: the lease does not run while we wait, and the batch is
 *       no larger than what the present rate sends in a quarter of the lease.
 *   <li>One DeleteObjects, outside of any transaction.
 *   <li>Forget what is confirmed and settled. Release what failed, with the store's reason, and
 *       what was deleted before its uploads had settled, until they have.
 * </ol>
 *
 * <p>A crash anywhere leaves rows whose lease lapses. An owner that was paused for longer than its
 * lease can neither forget nor release: the token no longer matches.
 */
final class MediaPurger {
    private static final int LEASE_PARTS = 4;
    private static final PurgeTrouble RESERVED =
            new PurgeTrouble("ReservedKey", "nothing in .conduit/ is media");

    private final PurgeGate gate;
    private final DeletionRate rate;
    private final MediaLedger ledger;
    private final ObjectStorage storage;
    private final PurgeSettings settings;
    private final PurgeJournal journal;

    MediaPurger(
            PurgeGate gate,
            DeletionRate rate,
            MediaLedger ledger,
            ObjectStorage storage,
            PurgeSettings settings,
            PurgeJournal journal) {
        this.gate = gate;
        this.rate = rate;
        this.ledger = ledger;
        this.storage = storage;
        this.settings = settings;
        this.journal = journal;
    }

    /** Deletes up to 1000 of the selected objects. */
    PurgeResult purge(PurgeSelection selection) throws InterruptedException {
        return switch (gate.permission()) {
            case Closed closed -> new PurgeResult.Refused(closed);
            case NothingStored() -> new PurgeResult.Idle();
            case Open(var store) -> purge(selection, store);
        };
    }

    private PurgeResult purge(PurgeSelection selection, StoreId store) throws InterruptedException {
        int limit =
                rate.batchSize(
                        settings.purgeLease().dividedBy(LEASE_PARTS),
                        ObjectStorage.MAX_KEYS_PER_DELETE);
        DeletionRate.Pass pass = rate.acquire(limit);
        PurgeBatch batch;
        int claimed = 0;
        try {
            batch = ledger.claim(selection, store, limit, settings.purgeLease());
            claimed = batch.media().size();
        } finally {
            rate.giveBack(limit - claimed);
        }
        return claimed == 0 ? new PurgeResult.Idle() : delete(batch, pass, claimed == limit);
    }

    private PurgeResult delete(PurgeBatch batch, DeletionRate.Pass pass, boolean full) {
        Map<Claimed, PurgeTrouble> failed = send(batch, pass);
        List<Claimed> deleted =
                batch.media().stream().filter(row -> !failed.containsKey(row)).toList();
        Forgotten forgotten =
                ledger.forget(
                        batch,
                        deleted.stream().filter(Claimed::settled).map(Claimed::id).toList(),
                        null);
        release(batch, deleted, failed);
        journal.record(batch, forgotten, failed);
        return new PurgeResult.Sent(
                full, forgotten.ids().size(), failed.values().stream().findFirst().orElse(null));
    }

    /** Returns the rows whose objects may still be there, with the reason. */
    private Map<Claimed, PurgeTrouble> send(PurgeBatch batch, DeletionRate.Pass pass) {
        Map<Claimed, PurgeTrouble> failed = new LinkedHashMap<>();
        List<Claimed> sendable = new ArrayList<>();
        for (Claimed row : batch.media()) {
            if (row.storageKey().isReserved()) {
                failed.put(row, RESERVED);
            } else {
                sendable.add(row);
            }
        }
        if (!sendable.isEmpty()) {
            failed.putAll(deleteAll(sendable));
        }
        long refused = failed.values().stream().filter(PurgeTrouble::isThrottling).count();
        rate.report(pass, batch.media().size() - failed.size(), (int) refused);
        return failed;
    }

    private Map<Claimed, PurgeTrouble> deleteAll(List<Claimed> rows) {
        Map<Claimed, PurgeTrouble> failed = new LinkedHashMap<>();
        try {
            DeletionOutcome outcome =
                    storage.delete(rows.stream().map(Claimed::storageKey).toList());
            for (Claimed row : rows) {
                Failure failure = outcome.failed().get(row.storageKey());
                if (failure != null) {
                    failed.put(row, PurgeTrouble.of(failure));
                }
            }
        } catch (StorageException e) {
            // The fate of the whole batch is unknown, so all of it is tried again.
            rows.forEach(row -> failed.put(row, PurgeTrouble.of(e)));
        }
        return failed;
    }

    private void release(
            PurgeBatch batch, List<Claimed> deleted, Map<Claimed, PurgeTrouble> failed) {
        List<Release> releases = new ArrayList<>();
        failed.forEach((row, trouble) -> releases.add(new Release(row.id(), trouble.text())));
        deleted.stream()
                .filter(row -> !row.settled())
                .forEach(row -> releases.add(new Release(row.id(), null)));
        if (!releases.isEmpty()) {
            ledger.release(batch, releases, settings.purgeBackoffMax());
        }
    }
}
