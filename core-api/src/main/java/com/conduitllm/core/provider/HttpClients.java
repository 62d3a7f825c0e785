package com.conduitllm.core.provider;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

import java.time.Duration;

/**
 * HTTP clients that do what they are told and no more: no redirects, no repeats (also not after
 * 503), no cookies, and a fresh connection each time: a paid request must not be lost on a
 * connection that the other side has just closed, because it would not be sent again.
 */
final class HttpClients {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 1000;

    private HttpClients() {}

    static CloseableHttpClient toProvider(Duration silence) {
        return build(SystemDefaultDnsResolver.INSTANCE, silence);
    }

    static CloseableHttpClient build(DnsResolver dns, Duration silence) {
        Timeout timeout = Timeout.of(silence);
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(dns)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(CONNECT)
                                        .setSocketTimeout(timeout)
                                        .build())
                        .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(CONNECT)
                                .setResponseTimeout(timeout)
                                .build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("conduit-media")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
