package com.conduitllm.testing.stack;

import com.conduitllm.testing.proxy.TcpProxy;

import java.net.URI;
import java.util.Map;

/** The AMQP 0-9-1 broker of a stack. All test classes of a JVM share its one virtual host. */
public record Broker(String host, int port, String username, String password, String virtualHost) {

    static Broker parse(String amqpUrl) {
        URI uri = URI.create(amqpUrl);
        String[] user = uri.getUserInfo().split(":", 2);
        return new Broker(
                uri.getHost(), uri.getPort(), user[0], user[1], uri.getPath().substring(1));
    }

    /** The same broker by way of a proxy. */
    public Broker through(TcpProxy proxy) {
        return new Broker(proxy.host(), proxy.port(), username, password, virtualHost);
    }

    /** What a service needs to find it. */
    public Map<String, String> environment() {
        return Map.of(
                "CONDUITLLM__RABBITMQ__HOST", host,
                "CONDUITLLM__RABBITMQ__PORT", String.valueOf(port),
                "CONDUITLLM__RABBITMQ__USERNAME", username,
                "CONDUITLLM__RABBITMQ__PASSWORD", password,
                "CONDUITLLM__RABBITMQ__VHOST", virtualHost);
    }
}
