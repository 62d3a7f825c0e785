package com.conduitllm.admin;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.TimeOrderedIds;
import com.conduitllm.media.record.LedgerConfiguration;
import com.conduitllm.media.record.StoreIdentityConfiguration;
import com.conduitllm.media.storage.StorageConfiguration;
import com.conduitllm.relay.RelayConfiguration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.security.SecureRandom;
import java.time.InstantSource;

/** The one place where this service takes time, ids and chance from the machine. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import({
    StorageConfiguration.class,
    LedgerConfiguration.class,
    StoreIdentityConfiguration.class,
    RelayConfiguration.class
})
class AdminConfiguration {

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
