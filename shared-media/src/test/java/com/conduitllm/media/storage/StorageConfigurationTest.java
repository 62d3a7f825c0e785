package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StorageConfigurationTest {
    private static final String[] LOCAL = {
        "conduitllm.storage.provider=S3",
        "conduitllm.storage.s3.serviceurl=http://127.0.0.1:9",
        "conduitllm.storage.s3.accesskey=a",
        "conduitllm.storage.s3.secretkey=b",
        "conduitllm.storage.s3.bucketname=media"
    };

    private final ApplicationContextRunner admin =
            new ApplicationContextRunner().withUserConfiguration(StorageConfiguration.class);
    private final ApplicationContextRunner core =
            new ApplicationContextRunner().withUserConfiguration(BucketCreationConfiguration.class);

    @Test
    void offersNoStorageUnlessItIsConfigured() {
        core.run(context ->
                assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(StorageSettings.class)
                        .doesNotHaveBean(ObjectStorage.class)
                        .doesNotHaveBean(BucketCreation.class));
    }

    @Test
    void offersTheStorageThatIsConfigured() {
        core.withPropertyValues(LOCAL)
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(ObjectStorage.class)
                                .hasSingleBean(BucketCreation.class));
    }

    @Test
    void adminCannotMakeBuckets() {
        admin.withPropertyValues(LOCAL)
                .run(context ->
                        assertThat(context)
                                .hasSingleBean(ObjectStorage.class)
                                .doesNotHaveBean(BucketCreation.class));
    }

    @Test
    void memoryStopsTheStart() {
        admin.withPropertyValues("conduitllm.storage.provider=InMemory")
                .run(context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("two processes"));
    }
}
