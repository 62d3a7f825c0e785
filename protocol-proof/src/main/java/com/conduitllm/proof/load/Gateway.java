package com.conduitllm.proof.load;

import com.conduitllm.core.generation.CoreDoor;
import com.conduitllm.media.IdSource;
import com.conduitllm.media.TimeOrderedIds;
import com.conduitllm.media.record.LedgerDoor;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;
import com.conduitllm.media.record.UploadTimings;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.proof.weather.Chance;
import com.conduitllm.proof.weather.FragileDatabase;
import com.conduitllm.proof.weather.Mortal;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * The product's classes over edges that break. Each generation is served by a Core process of its
 * own, so that a death takes no other one with it.
 */
public final class Gateway {
    /** The signing window is a second shorter. */
    public static final UploadTimings TIMINGS =
            new UploadTimings(Duration.ofMillis(3000), Duration.ofMillis(1500));

    final IdSource ids = new TimeOrderedIds();
    final SecureRandom random = new SecureRandom();
    final Chance chance;
    final ObjectStorage storage;
    final CoreDoor core = new CoreDoor(ids);
    final StoreIdentity identity;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param storage the product's, through the proxy where the weather is
     * @param database for what does not break
     */
    public Gateway(ObjectStorage storage, DataSource database, Chance chance) {
        this.storage = storage;
        this.chance = chance;
        this.identity = LedgerDoor.identity(storage, JdbcClient.create(database), ids);
        if (!(identity.establish() instanceof StoreStatus.Accepted)) {
            throw new IllegalStateException("The bucket of a trial must be new");
        }
    }

    /** Nobody asks for anything any more. */
    void close() {
        closed.countDown();
    }

    boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Waits, but no longer than the gateway is open. */
    void awaitClose(long millis) throws InterruptedException {
        closed.await(millis, TimeUnit.MILLISECONDS);
    }

    MediaLedger ledger(DataSource database, Mortal process) {
        return LedgerDoor.ledger(
                JdbcClient.create(new FragileDatabase(database, process)), ids, random, TIMINGS);
    }
}
