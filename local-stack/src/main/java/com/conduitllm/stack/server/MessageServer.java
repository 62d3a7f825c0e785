package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Ports;
import com.conduitllm.stack.state.Secrets;
import com.conduitllm.stack.state.StackFailure;

import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A durable AMQP 0-9-1 broker on a loopback port, with a user and a password. Queues, bindings and
 * messages are in a Derby store and survive a kill.
 */
final class MessageServer implements AutoCloseable {
    private final SystemLauncher launcher;
    private final Secrets secrets;
    private final int port;

    private MessageServer(SystemLauncher launcher, Secrets secrets, int port) {
        this.launcher = launcher;
        this.secrets = secrets;
        this.port = port;
    }

    /**
     * @param wantedPort is used when it is free; 0 for any
     */
    static MessageServer start(DataFolder data, Secrets secrets, int wantedPort) {
        int port = Ports.keepOrChoose(wantedPort);
        List<Exception> failures = new CopyOnWriteArrayList<>();
        var launcher = new SystemLauncher(new FailedStart(failures));
        try {
            Path configuration = data.amqp().resolve("broker.json");
            data.writeJson(configuration, BrokerConfiguration.of(data, secrets, port));
            // The broker insists on a file of system properties and looks for it by URL.
            Path properties = data.amqp().resolve("system.properties");
            Files.writeString(properties, "");
            launcher.startup(
                    Map.of(
                            "type", "Memory",
                            "initialConfigurationLocation", configuration.toUri().toString(),
                            "initialSystemPropertiesLocation", properties.toUri().toString(),
                            "context", Map.of("qpid.work_dir", data.amqp().toString())));
        } catch (Exception cause) {
            failures.add(cause);
        }
        if (!failures.isEmpty()) {
            throw new StackFailure(
                    "The AMQP broker did not start: %s (see %s)."
                            .formatted(failures.getFirst().getMessage(), data.log("stack")),
                    failures.getFirst());
        }
        return new MessageServer(launcher, secrets, port);
    }

    int port() {
        return port;
    }

    String url() {
        return "amqp://%s:%s@127.0.0.1:%d/%s"
                .formatted(
                        BrokerConfiguration.USER,
                        secrets.amqpPassword(),
                        port,
                        BrokerConfiguration.VIRTUAL_HOST);
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    /** The launcher reports a failed start only here. */
    private static final class FailedStart extends DefaultSystemLauncherListener {
        private final List<Exception> failures;

        private FailedStart(List<Exception> failures) {
            this.failures = failures;
        }

        @Override
        public void errorOnStartup(RuntimeException cause) {
            failures.add(cause);
        }
    }
}
