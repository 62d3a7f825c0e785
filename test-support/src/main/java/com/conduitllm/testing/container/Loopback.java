package com.conduitllm.testing.container;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;

import org.testcontainers.containers.GenericContainer;

import java.util.List;

/** Publishes ports to this machine alone; Testcontainers would publish them to its network. */
final class Loopback {

    private static final String ADDRESS = "127.0.0.1";

    private Loopback() {}

    /** The container publishes this port, and no other, on a free port of the loopback address. */
    static <C extends GenericContainer<? extends C>> C only(C container, int port) {
        container.setExposedPorts(List.of(port));
        container.withCreateContainerCmdModifier(command -> {
            HostConfig host = command.getHostConfig();
            if (host == null) {
                throw new IllegalStateException("A container without a host configuration");
            }
            host.withPortBindings(
                    new PortBinding(Ports.Binding.bindIp(ADDRESS), ExposedPort.tcp(port)));
        });
        return container;
    }
}
