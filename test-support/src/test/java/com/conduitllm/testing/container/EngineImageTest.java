package com.conduitllm.testing.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Properties;

class EngineImageTest {

    @Test
    void isThePublicImageUnlessTheEnvironmentOrThePropertyNamesAnother() {
        Properties properties = new Properties();
        Map<String, String> environment = Map.of("CONDUIT_IMAGE_S3", "local/radosgw:18");

        assertThat(EngineImage.S3.chosen(properties, Map.of()))
                .isEqualTo("quay.io/ceph/ceph:v19.2.3");
        assertThat(EngineImage.S3.chosen(properties, environment)).isEqualTo("local/radosgw:18");
        assertThat(EngineImage.POSTGRES.chosen(properties, environment)).isEqualTo("postgres:18");
        properties.setProperty("conduit.image.s3", "other/ceph:1");
        assertThat(EngineImage.S3.chosen(properties, environment)).isEqualTo("other/ceph:1");
    }

    @Test
    void takesAnEmptyValueForNone() {
        Properties properties = new Properties();
        properties.setProperty("conduit.image.rabbitmq", "");

        assertThat(EngineImage.RABBITMQ.chosen(properties, Map.of("CONDUIT_IMAGE_RABBITMQ", " ")))
                .isEqualTo("rabbitmq:4-management");
    }
}
