package com.conduitllm.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Without a rule nobody notices that the proxy is there. */
@Tag("embedded")
class HttpFaultProxyRelayIT {

    private static final byte[] PICTURE = bytes(300_000);

    private StoreForTests store;
    private HttpFaultProxy proxy;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        store = new StoreForTests();
        proxy = HttpFaultProxy.to(store.address());
        client = new Client(proxy.endpoint());
    }

    @AfterEach
    void stop() {
        client.close();
        proxy.close();
        store.close();
    }

    @Test
    void passesBodiesWithALengthInBothDirections() throws IOException {
        assertThat(client.put("/a", PICTURE).statusCode()).isEqualTo(200);

        assertThat(client.get("/a").body()).isEqualTo(PICTURE);
    }

    @Test
    void passesChunkedBodiesInBothDirections() throws IOException {
        assertThat(client.putChunked("/chunked/a", PICTURE).statusCode()).isEqualTo(200);

        assertThat(store.objects().get("/chunked/a")).isEqualTo(PICTURE);
        HttpResponse<byte[]> answer = client.get("/chunked/a");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
        assertThat(answer.body()).isEqualTo(PICTURE);
    }

    @Test
    void passesABodyThatWaitsForTheServersContinue() throws IOException {
        assertThat(client.putExpectingContinue("/a", PICTURE).statusCode()).isEqualTo(200);

        assertThat(store.objects().get("/a")).isEqualTo(PICTURE);
    }

    @Test
    void asksForABodyItselfWhenItHoldsTheRequest() throws IOException {
        proxy.holdRequest("PUT", path -> true).release();

        assertThat(client.putExpectingContinue("/a", PICTURE).statusCode()).isEqualTo(200);

        assertThat(store.objects().get("/a")).isEqualTo(PICTURE);
    }

    @Test
    void answersARequestThatWaitsForItsContinueWithoutItsBody() throws IOException {
        proxy.on("PUT").answer(S3Faults.slowDown());

        assertThat(client.putExpectingContinue("/a", PICTURE).statusCode()).isEqualTo(503);
    }

    @Test
    void anAnswerToHeadHasALengthAndNoBody() throws IOException {
        store.objects().put("/a", PICTURE);

        HttpResponse<byte[]> answer = client.head("/a");

        assertThat(answer.headers().firstValue("Content-Length")).hasValue("300000");
        assertThat(client.get("/a").body()).isEqualTo(PICTURE);
    }

    @Test
    void theHostHeaderAndTheRequestTargetStayAsTheClientWroteThem() throws IOException {
        client.get("/a%2Fb%20c?list-type=2&prefix=x%2Fy");

        assertThat(store.hosts()).containsExactly(proxy.endpoint().getAuthority());
        assertThat(store.lines()).containsExactly("GET /a%2Fb%20c?list-type=2&prefix=x%2Fy");
    }

    @Test
    void oneConnectionCarriesManyRequests() throws IOException {
        store.objects().put("/a", PICTURE);
        try (Socket socket = new Socket("127.0.0.1", proxy.endpoint().getPort())) {
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 5; i++) {
                socket.getOutputStream()
                        .write(
                                "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
                                        .getBytes(StandardCharsets.UTF_8));
                HttpHead head = HttpHead.read(in);
                assertThat(head).isNotNull();
                assertThat(in.readNBytes(PICTURE.length)).isEqualTo(PICTURE);
            }
        }
        assertThat(proxy.count("GET", path -> path.equals("/a"))).isEqualTo(5);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
