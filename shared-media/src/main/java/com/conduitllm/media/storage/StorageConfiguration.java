package com.conduitllm.media.storage;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Beans of this package: {@link StorageSettings} always, {@link ObjectStorage} only when {@code
 * CONDUITLLM__STORAGE__PROVIDER} is {@code S3}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
public class StorageConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "conduitllm.storage.provider", havingValue = "S3")
    static class S3Configuration {

        @Bean
        S3Clients s3Clients(StorageSettings settings) {
            return S3Clients.open(settings.s3(), patience(settings));
        }

        @Bean
        ObjectStorage objectStorage(S3Clients clients, StorageSettings settings) {
            return new S3ObjectStorage(clients, patience(settings), settings.s3().publicBaseUrl());
        }

        private static Patience patience(StorageSettings settings) {
            return Patience.of(settings.s3().callTimeout());
        }
    }
}
