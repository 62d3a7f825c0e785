package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.PurgeBacklog;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageSettings;
import com.conduitllm.relay.OutboxRelay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.security.SecureRandom;

/** Everything that deletes; there is none of it where no storage is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "conduitllm.storage.provider", havingValue = "S3")
class PurgeConfiguration {

    @Bean
    PurgeGate purgeGate(StoreIdentity identity, ObjectStorage storage) {
        return new PurgeGate(identity, storage, System::nanoTime);
    }

    @Bean
    DeletionRate deletionRate(StorageSettings settings, MeterRegistry registry) {
        DeletionRate rate =
                new DeletionRate(
                        settings.s3().maxDeletesPerSecond(), System::nanoTime, new SecureRandom());
        Gauge.builder("conduit.media.deletion.rate", rate::keysPerSecond)
                .description("How many objects a second may be deleted at present")
                .register(registry);
        return rate;
    }

    @Bean
    MediaPurger mediaPurger(
            PurgeGate gate,
            DeletionRate rate,
            MediaLedger ledger,
            ObjectStorage storage,
            PurgeSettings settings,
            MeterRegistry registry) {
        return new MediaPurger(gate, rate, ledger, storage, settings, new PurgeJournal(registry));
    }

    @Bean
    KeyDeletionTurn keyDeletionTurn(
            MediaPurger purger,
            PurgeGate gate,
            JdbcClient jdbc,
            ObjectStorage storage,
            MediaLedger ledger,
            KeyFarewell farewell) {
        PurgeBacklog backlog = new PurgeBacklog(jdbc);
        return new KeyDeletionTurn(
                purger,
                gate,
                backlog,
                new OpenDeletions(jdbc),
                new PrefixProof(storage, ledger, backlog),
                farewell);
    }

    @Bean
    KeyFarewell keyFarewell(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KeyEventQueue events,
            VerificationSignal signal,
            OutboxRelay relay) {
        return new KeyFarewell(jdbc, new TransactionTemplate(transactions), events, signal, relay);
    }

    @Bean
    KeyDeletionWorker keyDeletionWorker(
            JdbcClient jdbc,
            KeyDeletionTurn turns,
            PurgeNudge nudge,
            DeletionRate rate,
            MeterRegistry registry) {
        OpenDeletions deletions = new OpenDeletions(jdbc);
        return new KeyDeletionWorker(
                deletions,
                turns,
                new DeletionPace(
                        KeyDeletionWorker.BATCHES_AT_ONCE,
                        () -> rate.debt().isZero(),
                        System::nanoTime),
                nudge,
                rate,
                new DeletionLag(deletions, registry, System::nanoTime));
    }

    @Bean
    LeftoverSweeper leftoverSweeper(JdbcClient jdbc, MediaPurger purger) {
        return new LeftoverSweeper(new PurgeBacklog(jdbc), purger);
    }

    @Bean
    PrefixRecheck prefixRecheck(
            JdbcClient jdbc, ObjectStorage storage, PurgeGate gate, PurgeNudge nudge) {
        return new PrefixRecheck(jdbc, storage, gate, nudge);
    }

    @Bean
    LedgerEpoch ledgerEpoch(StoreIdentity identity) {
        return new LedgerEpoch(identity);
    }
}
