package com.conduitllm.stack.state;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The loopback ports of the three servers; 0 = none chosen yet. A folder keeps its ports between
 * runs as long as nobody else took them.
 */
public record Ports(int postgres, int s3, int amqp) {
    static final Ports NONE = new Ports(0, 0, 0);

    /** True when nothing listens on the loopback port. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // Without it, connections of a predecessor in TIME_WAIT would make the port look busy.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    /** The wanted port if it is free, else another free one. */
    public static int keepOrChoose(int wanted) {
        return wanted != 0 && isFree(wanted) ? wanted : choose();
    }

    private static int choose() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException cause) {
            throw new StackFailure("This machine has no free loopback port.", cause);
        }
    }
}
