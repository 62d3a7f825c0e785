package com.conduitllm.core.management;

import com.conduitllm.environment.ConfigurationProblem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What of {@code CONDUITLLM__CORE__…} concerns operators.
 *
 * @param managementKey opens {@code /actuator/prometheus}, ≥ 16 characters, secret; none: the
 *     metrics are only on a management port ({@code management.server.port}), if there is one
 */
@ConfigurationProperties("conduitllm.core")
record ManagementSettings(@Nullable String managementKey) {
    ManagementSettings {
        if (managementKey != null && managementKey.length() < 16) {
            throw new ConfigurationProblem(
                    "CONDUITLLM__CORE__MANAGEMENTKEY", "must have at least 16 characters.");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ManagementSettings[managementKey=" + (managementKey == null ? "none" : "set") + "]";
    }
}
