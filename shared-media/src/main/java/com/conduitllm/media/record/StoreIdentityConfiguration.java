package com.conduitllm.media.record;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.storage.ObjectStorage;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link StoreIdentity}, where storage is configured at all. */
@Configuration(proxyBeanMethods = false)
public class StoreIdentityConfiguration {

    @Bean
    @ConditionalOnProperty(name = "conduitllm.storage.provider", havingValue = "S3")
    StoreIdentity storeIdentity(ObjectStorage storage, JdbcClient jdbc, IdSource ids) {
        return new StoreIdentity(storage, new InstallationTable(jdbc), ids, System::nanoTime);
    }
}
