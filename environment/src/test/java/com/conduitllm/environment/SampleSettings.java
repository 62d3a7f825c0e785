package com.conduitllm.environment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Records of the shape that the services have, and the service that binds them. */
final class SampleSettings {

    private SampleSettings() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @EnableConfigurationProperties({Store.class, Sources.class, Times.class})
    static class SampleService {}

    enum Provider {
        S3,
        R2
    }

    @Validated
    @ConfigurationProperties("conduitllm.sample")
    record Store(
            @Nullable Provider provider,
            @DefaultValue("false") boolean pathStyle,
            @Size(min = 16) @Nullable String masterKey,
            @Valid @DefaultValue Bucket bucket) {

        Store {
            if (provider == Provider.R2 && pathStyle) {
                throw new ConfigurationProblem(
                        "CONDUITLLM__SAMPLE__PATHSTYLE", "must be false when the provider is R2.");
            }
            if ("refused-by-the-constructor".equals(masterKey)) {
                throw new IllegalArgumentException("masterKey must not be the one of the manual");
            }
            if ("refused-with-own-words".equals(masterKey)) {
                throw new IllegalArgumentException("CONDUITLLM__SAMPLE__MASTERKEY is worn out");
            }
        }

        @AssertTrue(message = "CONDUITLLM__SAMPLE__PROVIDER must be S3 with path style")
        boolean isPathStyleSupported() {
            return !pathStyle || provider != null;
        }
    }

    record Bucket(
            @DefaultValue("media") @NotBlank String name,
            @DefaultValue("1000") @Positive long maxFileSizeBytes,
            @DefaultValue("8") @Min(5) @Max(100) int parts,
            @Nullable URI serviceUrl) {}

    @ConfigurationProperties("conduitllm.sources")
    record Sources(@DefaultValue List<Source> list) {}

    record Source(
            @Nullable String name, @Nullable String apiKey, @DefaultValue List<String> models) {}

    @ConfigurationProperties("conduitllm.times")
    record Times(@DefaultValue("PT1H") Duration lease) {}
}
