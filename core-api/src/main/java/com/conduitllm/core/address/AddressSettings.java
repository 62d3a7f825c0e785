package com.conduitllm.core.address;

import com.conduitllm.environment.ConfigurationProblem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/**
 * What of {@code CONDUITLLM__CORE__…} concerns addresses.
 *
 * @param publicBaseUrl what every URL that is handed out begins with; none: {@code
 *     http://localhost:{port}}
 */
@ConfigurationProperties("conduitllm.core")
record AddressSettings(@Nullable URI publicBaseUrl) {
    private static final String VARIABLE = "CONDUITLLM__CORE__PUBLICBASEURL";

    AddressSettings {
        if (publicBaseUrl != null) {
            boolean web =
                    "http".equals(publicBaseUrl.getScheme())
                            || "https".equals(publicBaseUrl.getScheme());
            if (!web
                    || publicBaseUrl.getHost() == null
                    || publicBaseUrl.getUserInfo() != null
                    || publicBaseUrl.getRawQuery() != null
                    || publicBaseUrl.getRawFragment() != null) {
                throw new ConfigurationProblem(
                        VARIABLE, "must be a web address such as https://media.example.com.");
            }
        }
    }
}
