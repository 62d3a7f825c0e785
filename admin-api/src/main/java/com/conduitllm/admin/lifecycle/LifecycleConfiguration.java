package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.record.MediaLookup;
import com.conduitllm.media.storage.StorageSettings;
import com.conduitllm.relay.OutboxRelay;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.function.Consumer;

/** The parts of this package that work with and without storage. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeSettings.class)
@EnableScheduling
@PropertySource("classpath:com/conduitllm/admin/lifecycle/lifecycle.properties")
@Import(PurgeConfiguration.class)
public class LifecycleConfiguration {

    @Bean
    PurgeNudge purgeNudge() {
        return new PurgeNudge();
    }

    @Bean
    VerificationSignal verificationSignal() {
        return new VerificationSignal(System::nanoTime);
    }

    @Bean
    KeyEventQueue keyEventQueue(JdbcClient jdbc, IdSource ids) {
        return new KeyEventQueue(jdbc, ids);
    }

    @Bean
    MediaLifecycleService mediaLifecycleService(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            KeyEventQueue events,
            IdSource ids,
            PurgeSettings settings,
            StorageSettings storage,
            VerificationSignal verification,
            PurgeNudge nudge,
            OutboxRelay relay) {
        DeletionReceipts receipts = new DeletionReceipts(jdbc);
        KeyDeletionRequest requests =
                new KeyDeletionRequest(
                        jdbc,
                        new TransactionTemplate(transactions),
                        receipts,
                        events,
                        ids,
                        DeletionPromise.of(settings),
                        storage.isConfigured());
        return new MediaLifecycleService(requests, receipts, verification, nudge, relay);
    }

    @Bean
    EventInbox eventInbox(JdbcClient jdbc) {
        return new EventInbox(jdbc);
    }

    @Bean
    DeletionLogPartitions deletionLogPartitions(JdbcClient jdbc) {
        return new DeletionLogPartitions(jdbc);
    }

    @Bean
    Consumer<Message<byte[]>> mediaLifecycleHandler(
            EventInbox inbox,
            MediaLookup media,
            PlatformTransactionManager transactions,
            MeterRegistry registry) {
        return new MediaLifecycleHandler(
                inbox, media, new TransactionTemplate(transactions), registry);
    }

    @Bean
    StorageHealth storageHealthIndicator(ObjectProvider<PurgeGate> gate) {
        return new StorageHealth(gate.getIfAvailable());
    }
}
