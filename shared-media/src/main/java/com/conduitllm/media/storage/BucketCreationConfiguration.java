package com.conduitllm.media.storage;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** {@link StorageConfiguration} plus {@link BucketCreation}; for Core, never for Admin. */
@Configuration(proxyBeanMethods = false)
@Import(StorageConfiguration.class)
public class BucketCreationConfiguration {

    @Bean
    @ConditionalOnProperty(name = "conduitllm.storage.provider", havingValue = "S3")
    BucketCreation bucketCreation(S3Clients clients, StorageSettings settings) {
        return new BucketCreation(clients, settings.s3().autoCreateBucket());
    }
}
