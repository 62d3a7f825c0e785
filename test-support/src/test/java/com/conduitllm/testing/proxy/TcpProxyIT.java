package com.conduitllm.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

@Tag("embedded")
class TcpProxyIT {

    private LoopbackListener echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() {
        echo =
                new LoopbackListener(
                        client -> client.getInputStream().transferTo(client.getOutputStream()));
        proxy = TcpProxy.to("127.0.0.1", echo.port());
    }

    @AfterEach
    void stop() {
        proxy.close();
        echo.close();
    }

    @Test
    void passesBytesAndTheEndOfTheStreamInBothDirections() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[] {1, 2, 3});
            socket.shutdownOutput();

            assertThat(socket.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        }
        Awaitility.await().until(() -> proxy.connections() == 0);
        assertThat(proxy.accepted()).isEqualTo(1);
    }

    @Test
    void refusesNewConnectionsAndResetsOpenOnes() throws IOException {
        try (Socket open = connect()) {
            assertThat(answered(open)).isTrue();

            proxy.refuse();

            assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(IOException.class);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        proxy.heal();
        try (Socket again = connect()) {
            assertThat(answered(again)).isTrue();
        }
    }

    @Test
    void holdsBytesUntilHealed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(answered(socket)).isTrue();
            proxy.hold();
            socket.getOutputStream().write(9);
            socket.setSoTimeout(100);

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);

            proxy.heal();
            socket.setSoTimeout(10_000);
            assertThat(socket.getInputStream().read()).isEqualTo(9);
        }
    }

    @Test
    void resetsWhatIsOpenAndTakesNewConnections() throws IOException {
        try (Socket open = connect()) {
            assertThat(answered(open)).isTrue();

            proxy.reset();

            assertThatThrownBy(() -> open.getInputStream().read()).isInstanceOf(IOException.class);
        }
        try (Socket next = connect()) {
            assertThat(answered(next)).isTrue();
        }
    }

    @Test
    void delaysEachDirection() throws IOException {
        proxy.latency(Duration.ofMillis(100));
        try (Socket socket = connect()) {
            long start = System.nanoTime();

            assertThat(answered(socket)).isTrue();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void cutsAConnectionAfterSoManyBytesFromTheServer() throws IOException {
        proxy.cutAfter(10);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[25]);
            InputStream in = socket.getInputStream();

            assertThat(in.readNBytes(10)).hasSize(10);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void goesToAnotherTargetWhenTold() throws IOException {
        try (LoopbackListener other =
                new LoopbackListener(client -> client.getOutputStream().write(42))) {
            proxy.target("127.0.0.1", other.port());

            try (Socket socket = connect()) {
                assertThat(socket.getInputStream().read()).isEqualTo(42);
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static boolean answered(Socket socket) throws IOException {
        socket.getOutputStream().write(7);
        return socket.getInputStream().read() == 7;
    }
}
