package com.conduitllm.core.provider;

import com.conduitllm.core.spool.SpoolFile;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads images from the URLs of a provider's answer. A redirect is followed by hand, a few times,
 * and its target is looked at like any other URL; no credential is ever sent along.
 */
final class RemoteImages {
    private static final int MOST_REDIRECTS = 3;

    private final CloseableHttpClient http;

    RemoteImages(GuardedDns dns, Duration silence) {
        this.http = HttpClients.build(dns, silence);
    }

    SpoolFile fetch(String url, ImageIntake intake, Deadline deadline) throws IOException {
        return intake.take(out -> {
            Optional<URI> next = Optional.of(web(url));
            for (int i = 0; next.isPresent() && i <= MOST_REDIRECTS; i++) {
                HttpGet get = new HttpGet(next.get());
                URI from = next.get();
                deadline.onExpiry(get::cancel);
                next = http.execute(get, answer -> read(from, answer, out));
            }
            if (next.isPresent()) {
                throw ProviderFailure.malformed("a URL that redirects without end");
            }
        });
    }

    /** Copies the image, or says where it is instead. */
    private static Optional<URI> read(URI from, ClassicHttpResponse answer, OutputStream out)
            throws IOException {
        Header location = answer.getFirstHeader(HttpHeaders.LOCATION);
        if (answer.getCode() / 100 == 3 && location != null) {
            return Optional.of(web(from, location.getValue()));
        }
        if (answer.getCode() != 200 || answer.getEntity() == null) {
            throw ProviderFailure.malformed("a URL that has no image");
        }
        answer.getEntity().writeTo(out);
        return Optional.empty();
    }

    private static URI web(URI from, String location) {
        try {
            return web(from.resolve(location).toString());
        } catch (IllegalArgumentException e) {
            throw ProviderFailure.malformed("a redirect to something that is no URL", e);
        }
    }

    private static URI web(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw ProviderFailure.malformed("something that is no URL", e);
        }
        throw ProviderFailure.malformed("a URL that is not of the web");
    }
}
