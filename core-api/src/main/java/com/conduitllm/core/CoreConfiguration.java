package com.conduitllm.core;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.TimeOrderedIds;
import com.conduitllm.media.record.LedgerConfiguration;
import com.conduitllm.media.record.StoreIdentityConfiguration;
import com.conduitllm.media.storage.BucketCreationConfiguration;
import com.conduitllm.relay.RelayConfiguration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The one place where this service takes time, ids and chance from the machine, and where the parts
 * that it shares with the Admin API are switched on.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({
    BucketCreationConfiguration.class,
    LedgerConfiguration.class,
    RelayConfiguration.class,
    StoreIdentityConfiguration.class
})
class CoreConfiguration {

    @Bean
    InstantSource instantSource() {
        return InstantSource.system();
    }

    @Bean
    IdSource idSource() {
        return new TimeOrderedIds();
    }

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }
}
