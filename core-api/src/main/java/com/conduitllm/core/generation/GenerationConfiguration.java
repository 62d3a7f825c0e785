package com.conduitllm.core.generation;

import com.conduitllm.core.spool.Spool;
import com.conduitllm.media.storage.StorageSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.nio.file.Path;

/** The spool, in the folder for temporary files and with the store's limit. */
@Configuration(proxyBeanMethods = false)
class GenerationConfiguration {

    @Bean
    Spool spool(StorageSettings storage) {
        return new Spool(
                Path.of(System.getProperty("java.io.tmpdir")), storage.s3().maxFileSizeBytes());
    }
}
