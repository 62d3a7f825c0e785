package com.conduitllm.media.record;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.storage.ObjectStorage;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.random.RandomGenerator;

/** Opens the product's own ledger for the proof, with deadlines of its choice. */
public final class LedgerDoor {
    private LedgerDoor() {}

    public static MediaLedger ledger(
            JdbcClient jdbc, IdSource ids, RandomGenerator random, UploadTimings timings) {
        return LedgerConfiguration.ledger(jdbc, ids, random, System::nanoTime, timings);
    }

    public static StoreIdentity identity(ObjectStorage storage, JdbcClient jdbc, IdSource ids) {
        return new StoreIdentity(storage, new InstallationTable(jdbc), ids, System::nanoTime);
    }
}
