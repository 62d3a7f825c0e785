package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.PurgeBacklog;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.relay.OutboxRelay;
import com.conduitllm.relay.RelayDoor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.SecureRandom;
import java.time.Duration;

import javax.sql.DataSource;

/**
 * One Admin process: everything that purges, put together as {@link PurgeConfiguration} does it,
 * over edges that may break.
 */
public final class AdminDoor {
    private static final int KEYS_PER_SECOND = 3500;
    private static final PurgeSettings SETTINGS =
            new PurgeSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), 0);

    private final ObjectStorage storage;
    private final MediaLedger ledger;
    private final IdSource ids;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PurgeNudge nudge = new PurgeNudge();
    private final VerificationSignal signal = new VerificationSignal(System::nanoTime);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeletionRate rate =
            new DeletionRate(KEYS_PER_SECOND, System::nanoTime, new SecureRandom());
    private final OutboxRelay relay;
    private final KeyEventQueue events;
    private final OpenDeletions deletions;
    private final MediaLifecycleService service;
    private final KeyDeletionWorker worker;
    private final LeftoverSweeper sweeper;

    /**
     * @param identity the bucket's, as this process knows it
     */
    public AdminDoor(
            DataSource database,
            ObjectStorage storage,
            StoreIdentity identity,
            MediaLedger ledger,
            IdSource ids) {
        this.storage = storage;
        this.ledger = ledger;
        this.ids = ids;
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        relay = RelayDoor.idle(jdbc);
        events = new KeyEventQueue(jdbc, ids);
        deletions = new OpenDeletions(jdbc);
        PurgeGate gate = new PurgeGate(identity, storage, System::nanoTime);
        MediaPurger purger =
                new MediaPurger(gate, rate, ledger, storage, SETTINGS, new PurgeJournal(registry));
        service = lifecycle();
        worker = worker(purger, gate);
        sweeper = new LeftoverSweeper(new PurgeBacklog(jdbc), purger);
    }

    private MediaLifecycleService lifecycle() {
        DeletionReceipts receipts = new DeletionReceipts(jdbc);
        KeyDeletionRequest requests =
                new KeyDeletionRequest(
                        jdbc,
                        transaction,
                        receipts,
                        events,
                        ids,
                        DeletionPromise.of(SETTINGS),
                        true);
        return new MediaLifecycleService(requests, receipts, signal, nudge, relay);
    }

    private KeyDeletionWorker worker(MediaPurger purger, PurgeGate gate) {
        PurgeBacklog backlog = new PurgeBacklog(jdbc);
        KeyDeletionTurn turns =
                new KeyDeletionTurn(
                        purger,
                        gate,
                        backlog,
                        deletions,
                        new PrefixProof(storage, ledger, backlog),
                        new KeyFarewell(jdbc, transaction, events, signal, relay));
        DeletionPace pace =
                new DeletionPace(
                        KeyDeletionWorker.BATCHES_AT_ONCE,
                        () -> rate.debt().isZero(),
                        System::nanoTime);
        return new KeyDeletionWorker(
                deletions,
                turns,
                pace,
                nudge,
                rate,
                new DeletionLag(deletions, registry, System::nanoTime));
    }

    public void start() {
        worker.start();
    }

    public void stop() {
        worker.stop();
    }

    /** As {@code DELETE /api/admin/virtual-keys/{id}} does it. */
    public void deleteKey(VirtualKeyId key) {
        service.requestKeyDeletion(key, "proof");
    }

    /** One look at what others left behind; in production every five seconds. */
    public void sweep() throws InterruptedException {
        sweeper.sweep();
    }
}
