package com.conduitllm.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Single requests and answers of a byte stream, found by what is said in it. */
class TcpHoldIT {
    private static final Pattern COMMIT = Pattern.compile("COMMIT");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicInteger seen = new AtomicInteger();
    private LoopbackListener echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() {
        echo = new LoopbackListener(this::echo);
        proxy = TcpProxy.to("127.0.0.1", echo.port());
    }

    private void echo(Socket client) throws IOException {
        for (int read = client.getInputStream().read();
                read >= 0;
                read = client.getInputStream().read()) {
            seen.incrementAndGet();
            client.getOutputStream().write(read);
        }
    }

    @AfterEach
    void stop() {
        proxy.close();
        echo.close();
    }

    @Test
    void holdsTheRequestThatSaysIt() throws IOException {
        Gate gate = proxy.holdRequest(COMMIT);
        try (Socket socket = connect()) {
            assertThat(said(socket, "SELECT")).isEqualTo("SELECT");

            assertThatThrownBy(() -> said(socket, "COMMIT"))
                    .isInstanceOf(SocketTimeoutException.class);

            gate.awaitArrival(SOON);
            assertThat(seen).hasValue(6);
            gate.release();
            assertThat(read(socket, 6)).isEqualTo("COMMIT");
        }
    }

    @Test
    void holdsTheAnswerOfWhatTookEffectAndOnlyOnThatConnection() throws IOException {
        Gate gate = proxy.holdAnswer(COMMIT);
        try (Socket socket = connect();
                Socket other = connect()) {
            assertThatThrownBy(() -> said(socket, "COMMIT"))
                    .isInstanceOf(SocketTimeoutException.class);

            gate.awaitArrival(SOON);
            assertThat(said(other, "SELECT")).isEqualTo("SELECT");
            assertThat(seen).hasValue(12);
            proxy.heal();
            assertThat(read(socket, 6)).isEqualTo("COMMIT");
        }
    }

    @Test
    void findsWordsThatComeInTwoPieces() throws IOException {
        Gate gate = proxy.holdRequest(COMMIT);
        try (Socket socket = connect()) {
            assertThat(said(socket, "COM")).isEqualTo("COM");

            assertThatThrownBy(() -> said(socket, "MIT"))
                    .isInstanceOf(SocketTimeoutException.class);
            gate.drop();
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void letsThroughWhatFollowsWordsThatWereSaidBeforeTheHold() throws IOException {
        try (Socket socket = connect()) {
            assertThat(said(socket, "COMMIT")).isEqualTo("COMMIT");

            Gate gate = proxy.holdRequest(COMMIT);

            assertThat(said(socket, "SELECT")).isEqualTo("SELECT");
            assertThat(gate.arrivals()).isZero();
            assertThatThrownBy(() -> said(socket, "COMMIT"))
                    .isInstanceOf(SocketTimeoutException.class);
            gate.awaitArrival(SOON);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(proxy.host(), proxy.port());
        socket.setSoTimeout(500);
        return socket;
    }

    private static String said(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        return read(socket, words.length());
    }

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
    }
}
