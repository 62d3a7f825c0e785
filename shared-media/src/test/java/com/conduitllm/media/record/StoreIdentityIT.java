package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.media.record.StoreIdentity.AcceptOutcome;
import com.conduitllm.media.storage.BucketIdentity;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageConfiguration;
import com.conduitllm.media.storage.StoreId;
import com.conduitllm.testing.proxy.Gate;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

@ExtendWith(LocalStackExtension.class)
class StoreIdentityIT {
    private final AtomicLong time = new AtomicLong();
    private final Bucket bucket;
    private final HttpFaultProxy s3;
    private final AnnotationConfigApplicationContext context;
    private final ObjectStorage storage;
    private final LedgerFixture ledger;
    private final javax.sql.DataSource dataSource;

    StoreIdentityIT(LocalStack stack) {
        this.bucket = stack.newBucket();
        this.s3 = HttpFaultProxy.to(bucket.endpoint());
        this.context = storageOver(bucket.through(s3));
        this.storage = context.getBean(ObjectStorage.class);
        var database = stack.newDatabase();
        this.dataSource = database.dataSource();
        this.ledger = LedgerFixture.on(database);
    }

    @BeforeEach
    void forgetRequests() {
        s3.forgetRequests();
    }

    @AfterEach
    void close() {
        context.close();
        s3.close();
    }

    private static AnnotationConfigApplicationContext storageOver(Bucket bucket) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "storage",
                                Map.of(
                                        "conduitllm.storage.provider", "S3",
                                        "conduitllm.storage.s3.serviceurl",
                                                bucket.endpoint().toString(),
                                        "conduitllm.storage.s3.accesskey", bucket.accessKey(),
                                        "conduitllm.storage.s3.secretkey", bucket.secretKey(),
                                        "conduitllm.storage.s3.bucketname", bucket.name(),
                                        "conduitllm.storage.s3.region", bucket.region())));
        context.register(StorageConfiguration.class);
        context.refresh();
        return context;
    }

    private StoreIdentity identity() {
        return new StoreIdentity(
                storage, new InstallationTable(ledger.jdbc), ledger.ids, time::get);
    }

    private StoreId established() {
        return ((StoreStatus.Accepted) identity().establish()).store();
    }

    private void someMedia(StoreId store) {
        ledger.jdbc
                .sql(
                        """
                        INSERT INTO media_records (id, storage_key, state, settles_at, next_attempt_at, store_id)
                        VALUES (gen_random_uuid(), gen_random_uuid()::text, 'DELETING', now(), now(), :store)
                        """)
                .param("store", store.value())
                .update();
    }

    @Test
    void makesAnEmptyBucketOursOnceHoweverManyStart() {
        assertThat(identity().current()).isEqualTo(new StoreStatus.Absent());

        StoreId first = established();
        StoreId second = established();

        assertThat(second).isEqualTo(first);
        BucketIdentity marker = storage.readIdentity().orElseThrow();
        assertThat(marker.storeId()).isEqualTo(first);
        assertThat(marker.databaseSystemId()).isNotBlank();
        assertThat(marker.installationTable()).isPositive();
        assertThat(identity().current()).isEqualTo(new StoreStatus.Accepted(first));
    }

    @Test
    void agreesOnOneIdentityWhenManyStartAtOnce() {
        List<CompletableFuture<StoreStatus>> starts =
                IntStream.range(0, 6)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> identity().establish()))
                        .toList();

        List<StoreStatus> seen = starts.stream().map(CompletableFuture::join).distinct().toList();

        assertThat(seen).singleElement().isInstanceOf(StoreStatus.Accepted.class);
        assertThat(identity().current()).isEqualTo(seen.getFirst());
    }

    @Test
    void adoptsTheMarkerOfAnotherStartThatWasFaster() {
        StoreId winner = established();
        ledger.jdbc.sql("UPDATE installation SET store_id = gen_random_uuid()").update();

        assertThat(identity().establish()).isEqualTo(new StoreStatus.Accepted(winner));

        // The winner may have stored something before the other one's choice came.
        someMedia(winner);
        ledger.jdbc.sql("UPDATE installation SET store_id = gen_random_uuid()").update();

        assertThat(identity().establish()).isEqualTo(new StoreStatus.Accepted(winner));
    }

    @Test
    void doesNotAdoptAMarkerWhenThereIsMediaInAnotherStore() {
        StoreId first = established();
        someMedia(new StoreId(UUID.nameUUIDFromBytes(new byte[] {3})));
        ledger.jdbc.sql("UPDATE installation SET store_id = gen_random_uuid()").update();

        assertThat(identity().establish()).isInstanceOf(StoreStatus.Foreign.class);
        assertThat(storage.readIdentity().orElseThrow().storeId()).isEqualTo(first);
    }

    @Test
    void doesNotTakeABucketWithoutMarkerWhenThereIsMedia() {
        someMedia(established());
        bucket.delete(".conduit/installation.json");

        assertThat(identity().establish()).isInstanceOf(StoreStatus.Foreign.class);
        assertThat(storage.readIdentity()).isEmpty();
    }

    @Test
    void tellsADatabaseThatWasPutBack() {
        StoreId store = established();
        ledger.jdbc.sql("CREATE TABLE backup AS SELECT * FROM installation").update();
        assertThat(identity().advance()).isEqualTo(new StoreStatus.Accepted(store));
        assertThat(identity().current()).isEqualTo(new StoreStatus.Accepted(store));

        ledger.jdbc
                .sql("UPDATE installation SET ledger_epoch = (SELECT ledger_epoch FROM backup)")
                .update();

        assertThat(identity().current()).isInstanceOf(StoreStatus.Restored.class);
        long epoch = storage.readIdentity().orElseThrow().ledgerEpoch();
        assertThat(identity().advance()).isInstanceOf(StoreStatus.Restored.class);
        assertThat(storage.readIdentity().orElseThrow().ledgerEpoch()).isEqualTo(epoch);
    }

    @Test
    void advancesTheDatabaseFirstSoThatACrashInBetweenDoesNoHarm() {
        StoreId store = established();
        s3.on("PUT").drop();

        assertThat(identity().advance()).isInstanceOf(StoreStatus.Unreachable.class);

        s3.heal();
        assertThat(epochOfDatabase()).isOne();
        assertThat(identity().current()).isEqualTo(new StoreStatus.Accepted(store));
    }

    @Test
    void twoThatAdvanceAtOnceLeaveEachOtherAccepted() {
        StoreId store = established();
        Gate slow = s3.on("PUT").nth(1).holdRequest();
        StoreIdentity first = identity();
        StoreIdentity second = identity();
        CompletableFuture<StoreStatus> late = CompletableFuture.supplyAsync(first::advance);
        slow.awaitArrival(Duration.ofSeconds(20));

        assertThat(second.advance()).isEqualTo(new StoreStatus.Accepted(store));
        assertThat(storage.readIdentity().orElseThrow().ledgerEpoch()).isEqualTo(2);
        slow.release();
        assertThat(late.join()).isEqualTo(new StoreStatus.Accepted(store));

        // The slow one has put the marker back by one: behind the database is no mismatch.
        assertThat(storage.readIdentity().orElseThrow().ledgerEpoch()).isOne();
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(List.of(first.current(), second.current(), identity().current()))
                .containsOnly(new StoreStatus.Accepted(store));
        assertThat(second.advance()).isEqualTo(new StoreStatus.Accepted(store));
        assertThat(storage.readIdentity().orElseThrow().ledgerEpoch()).isEqualTo(epochOfDatabase());
    }

    private long epochOfDatabase() {
        return ledger.jdbc.sql("SELECT ledger_epoch FROM installation").query(Long.class).single();
    }

    @Test
    void anOperatorCanAcceptWhatHeSawAndNothingElse() {
        someMedia(established());
        StoreId other = new StoreId(UUID.nameUUIDFromBytes(new byte[] {7}));
        storage.replaceIdentity(new BucketIdentity(other, "elsewhere", 1, 1, 41));
        StoreIdentity identity = identity();
        assertThat(identity.current()).isInstanceOf(StoreStatus.Foreign.class);

        assertThat(identity.accept(other, 40, "master", "a typo"))
                .isInstanceOf(AcceptOutcome.Differs.class);
        assertThat(identity.accept(other, 41, "master", "moved the bucket"))
                .isEqualTo(new AcceptOutcome.Accepted(other, 42));

        assertThat(identity.current()).isEqualTo(new StoreStatus.Accepted(other));
        assertThat(
                        ledger.jdbc
                                .sql(
                                        "SELECT accepted_by || ': ' || accepted_reason FROM"
                                                + " installation")
                                .query(String.class)
                                .single())
                .isEqualTo("master: moved the bucket");
    }

    @Test
    void anOperatorCanBringBackALostMarker() {
        StoreId store = established();
        someMedia(store);
        bucket.delete(".conduit/installation.json");

        assertThat(identity().accept(store, 0, "master", "deleted by mistake"))
                .isInstanceOf(AcceptOutcome.Accepted.class);

        assertThat(identity().current()).isEqualTo(new StoreStatus.Accepted(store));
    }

    @Test
    void readsTheMarkerAgainWithinAMinuteAndNotForEachQuestion() {
        StoreIdentity identity = identity();
        identity.establish();
        s3.forgetRequests();

        for (int i = 0; i < 100; i++) {
            identity.current();
        }
        assertThat(s3.requests()).isEmpty();
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        bucket.delete(".conduit/installation.json");

        assertThat(identity.current()).isEqualTo(new StoreStatus.Absent());
    }

    @Test
    void readsTheMarkerAgainWithinSecondsWhenItIsDoubted() {
        StoreIdentity identity = identity();
        identity.establish();
        bucket.delete(".conduit/installation.json");

        identity.doubt();
        assertThat(identity.current()).as("read just now").isInstanceOf(StoreStatus.Accepted.class);
        time.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(identity.current()).isEqualTo(new StoreStatus.Absent());
    }

    @Test
    void saysThatTheStoreIsAwayAndRecovers() {
        StoreId store = established();
        s3.refuse();
        StoreIdentity identity = identity();

        assertThat(identity.current()).isInstanceOf(StoreStatus.Unreachable.class);

        s3.accept();
        time.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(identity.current()).isEqualTo(new StoreStatus.Accepted(store));
    }

    @Test
    void neverTalksToTheStoreWithinATransaction() {
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));

        assertThatThrownBy(() -> transaction.execute(status -> identity().current()))
                .isInstanceOf(IllegalStateException.class);
    }
}
