package com.conduitllm.core.address;

import com.conduitllm.media.storage.StorageKey;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * URLs under which this service serves media. They never come from a request: whoever sends a
 * {@code Host} or {@code X-Forwarded-Host} header could otherwise plant an address of their own.
 */
@Component
public class MediaUrls {
    private final AddressSettings settings;
    private final Environment environment;

    MediaUrls(AddressSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** Where the medium is served. */
    public URI of(StorageKey key) {
        // Imported keys may need percent-encoding, our own do not.
        return URI.create(
                base() + "/v1/media/" + UriUtils.encodePath(key.value(), StandardCharsets.UTF_8));
    }

    private String base() {
        URI configured = settings.publicBaseUrl();
        // The port is only known once the server listens: 0 means any free one.
        return configured == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : configured.toString().replaceAll("/+$", "");
    }
}
