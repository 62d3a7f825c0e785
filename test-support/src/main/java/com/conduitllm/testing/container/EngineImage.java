package com.conduitllm.testing.container;

import org.jspecify.annotations.Nullable;
import org.testcontainers.utility.DockerImageName;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Which image an engine runs from: the system property {@code conduit.image.…}, or the variable
 * {@code CONDUIT_IMAGE_…} that {@code docker-compose.yml} reads, too, or the public image.
 */
enum EngineImage {
    POSTGRES("postgres:18"),
    RABBITMQ("rabbitmq:4-management"),
    S3("quay.io/ceph/ceph:v19.2.3");

    private final String publicImage;

    EngineImage(String publicImage) {
        this.publicImage = publicImage;
    }

    DockerImageName image() {
        return DockerImageName.parse(chosen(System.getProperties(), System.getenv()))
                .asCompatibleSubstituteFor(DockerImageName.parse(publicImage).getUnversionedPart());
    }

    String chosen(Properties properties, Map<String, String> environment) {
        String property = properties.getProperty("conduit.image." + lowerCase());
        return firstSet(property, environment.get("CONDUIT_IMAGE_" + this), publicImage);
    }

    private String lowerCase() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** An empty value is what a build that knows no other hands on. */
    private static String firstSet(@Nullable String first, @Nullable String second, String last) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second != null && !second.isBlank() ? second : last;
    }
}
