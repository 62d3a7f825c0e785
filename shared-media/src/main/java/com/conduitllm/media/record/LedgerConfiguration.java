package com.conduitllm.media.record;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.storage.StorageSettings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The ledger for a Spring context that has a {@link JdbcClient}, an {@link IdSource}, a {@link
 * SecureRandom} and the {@link StorageSettings}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerSettings.class)
public class LedgerConfiguration {

    @Bean
    UploadTimings uploadTimings(LedgerSettings ledger, StorageSettings storage) {
        return new UploadTimings(ledger.uploadDeadline(), storage.s3().landingHorizon());
    }

    @Bean
    MediaLedger mediaLedger(
            JdbcClient jdbc, IdSource ids, SecureRandom random, UploadTimings timings) {
        return ledger(jdbc, ids, random, System::nanoTime, timings);
    }

    @Bean
    MediaLookup mediaLookup(JdbcClient jdbc) {
        return new MediaLookup(jdbc);
    }

    static MediaLedger ledger(
            JdbcClient jdbc,
            IdSource ids,
            RandomGenerator random,
            LongSupplier nanoTime,
            UploadTimings timings) {
        return new MediaLedger(
                new UploadTransitions(jdbc, ids, random, nanoTime, timings),
                new PurgeTransitions(jdbc, ids, new DeletionLogKey(jdbc)),
                new AccessCounting(jdbc));
    }
}
