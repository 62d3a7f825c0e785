package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Secrets;

import java.util.List;
import java.util.Map;

/**
 * The broker's configuration document. It is made anew at each start; what clients declare lives in
 * the Derby store of the virtual host.
 */
final class BrokerConfiguration {
    static final String USER = "conduit";
    static final String VIRTUAL_HOST = "conduit";
    private static final String MODEL_VERSION = "9.1";

    private BrokerConfiguration() {}

    static Map<String, Object> of(DataFolder data, Secrets secrets, int port) {
        return Map.of(
                "name", "local-stack",
                "modelVersion", MODEL_VERSION,
                // RabbitMQ's own queue arguments (dead-lettering) are unknown here; refusing them
                // would refuse the queue.
                "context", Map.of("queue.behaviourOnUnknownDeclareArgument", "IGNORE"),
                "authenticationproviders", List.of(passwords(secrets)),
                "ports", List.of(port(port)),
                "virtualhostnodes", List.of(virtualHost(data)));
    }

    private static Map<String, Object> passwords(Secrets secrets) {
        return Map.of(
                "name",
                "passwords",
                "type",
                "Plain",
                // AMQP 0-9-1 clients speak PLAIN; the port is on loopback only.
                "secureOnlyMechanisms",
                List.of(),
                "users",
                List.of(
                        Map.of(
                                "name",
                                USER,
                                "type",
                                "managed",
                                "password",
                                secrets.amqpPassword())));
    }

    private static Map<String, Object> port(int port) {
        return Map.of(
                "name", "AMQP",
                "type", "AMQP",
                "port", Integer.toString(port),
                "bindingAddress", "127.0.0.1",
                "protocols", List.of("AMQP_0_9_1", "AMQP_0_9"),
                "authenticationProvider", "passwords",
                "virtualhostaliases",
                        List.of(
                                Map.of("name", "nameAlias", "type", "nameAlias"),
                                Map.of("name", "defaultAlias", "type", "defaultAlias")));
    }

    private static Map<String, Object> virtualHost(DataFolder data) {
        return Map.of(
                "name", VIRTUAL_HOST,
                "type", "DERBY",
                "defaultVirtualHostNode", "true",
                "storePath", data.amqp().resolve("store").toString(),
                "virtualHostInitialConfiguration", "{\"type\":\"ProvidedStore\"}");
    }
}
