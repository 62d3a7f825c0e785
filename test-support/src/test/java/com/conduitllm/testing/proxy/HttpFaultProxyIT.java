package com.conduitllm.testing.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Each fault, over real sockets. */
@Tag("embedded")
class HttpFaultProxyIT {

    private static final Duration SOON = Duration.ofSeconds(10);
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
    void answersInPlaceOfTheServer() throws IOException {
        proxy.on("PUT").answer(S3Faults.slowDown());

        HttpResponse<byte[]> answer = client.put("/a", PICTURE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("<Code>SlowDown</Code>");
        assertThat(store.objects()).isEmpty();
    }

    @Test
    void strikesOnlyTheTurnThatWasAskedFor() throws IOException {
        proxy.on("PUT").nth(2).answer(S3Faults.serviceUnavailable());
        proxy.on("GET").first(1).answer(S3Faults.error(500, "InternalError"));

        assertThat(client.put("/a", PICTURE).statusCode()).isEqualTo(200);
        assertThat(client.put("/a", PICTURE).statusCode()).isEqualTo(503);
        assertThat(client.put("/a", PICTURE).statusCode()).isEqualTo(200);
        assertThat(client.get("/a").statusCode()).isEqualTo(500);
        assertThat(client.get("/a").statusCode()).isEqualTo(200);
    }

    @Test
    void landsAnAttemptAfterTheOneThatFollowedIt() throws IOException {
        proxy.on("PUT").first(1).landLate(Duration.ofMillis(300));

        assertThatThrownBy(() -> client.put("/a", new byte[] {1})).isInstanceOf(IOException.class);
        assertThat(client.put("/a", new byte[] {2}).statusCode()).isEqualTo(200);
        assertThat(store.objects().get("/a")).containsExactly(2);

        Awaitility.await()
                .untilAsserted(() -> assertThat(store.objects().get("/a")).containsExactly(1));
    }

    @Test
    void answersEveryKeyOfADeletionWithAnErrorOfItsOwn() throws IOException {
        proxy.onDeleteObjects().answer(S3Faults.perKeyErrors("AccessDenied"));

        String body =
                "<Delete><Object><Key>a&amp;b</Key></Object><Object><Key>c</Key></Object></Delete>";
        HttpResponse<byte[]> answer = client.post("/bucket?delete", body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .contains("<Error><Key>a&amp;b</Key><Code>AccessDenied</Code>")
                .contains("<Error><Key>c</Key><Code>AccessDenied</Code>");
        assertThat(proxy.deletedKeys()).containsExactly("a&b", "c");
        assertThat(proxy.requests("POST").getFirst().keyCount()).isEqualTo(2);
        assertThat(store.lines()).isEmpty();
    }

    @Test
    void answersADeletionWithXmlThatEndsInTheMiddleOrIsNone() throws IOException {
        proxy.onDeleteObjects().nth(1).answer(S3Faults.truncatedXml());
        proxy.onDeleteObjects().nth(1).answer(S3Faults.htmlPage());

        assertThat(text(client.post("/bucket?delete", "<Delete/>"))).contains("<html>");
        assertThat(text(client.post("/bucket?delete", "<Delete/>"))).contains("<DeleteResult/>");
        proxy.heal();
        proxy.onDeleteObjects().answer(S3Faults.truncatedXml());
        assertThat(text(client.post("/bucket?delete", "<Delete/>")))
                .startsWith("<?xml")
                .doesNotContain("</DeleteResult>");
    }

    @Test
    void losesTheAnswerOfARequestThatTookEffect() {
        proxy.on("PUT").loseAnswer();

        assertThatThrownBy(() -> client.put("/a", PICTURE)).isInstanceOf(IOException.class);

        assertThat(store.objects().get("/a")).isEqualTo(PICTURE);
    }

    @Test
    void dropsARequestBeforeTheServerSeesIt() {
        proxy.on("PUT").drop();

        assertThatThrownBy(() -> client.put("/a", PICTURE)).isInstanceOf(IOException.class);

        assertThat(store.lines()).isEmpty();
    }

    @Test
    void holdsARequestUntilReleased() {
        Gate held = proxy.holdRequest("PUT", path -> path.equals("/a"));

        CompletableFuture<HttpResponse<byte[]>> answer = client.putInBackground("/a", PICTURE);
        held.awaitArrival(SOON);

        assertThat(store.lines()).isEmpty();
        assertThat(answer).isNotDone();
        held.release();
        assertThat(answer).succeedsWithin(SOON);
        assertThat(store.objects()).containsKey("/a");
    }

    @Test
    void aHeldRequestLandsAlthoughItsClientIsGone() {
        Gate held = proxy.holdRequest("PUT", path -> true);
        client.putInBackground("/a", PICTURE);
        held.awaitArrival(SOON);

        client.close();
        held.release();

        Awaitility.await().atMost(SOON).until(() -> store.objects().containsKey("/a"));
    }

    @Test
    void aHeldRequestThatIsDroppedNeverLands() {
        Gate held = proxy.holdRequest("PUT", path -> true);
        CompletableFuture<HttpResponse<byte[]>> answer = client.putInBackground("/a", PICTURE);
        held.awaitArrival(SOON);

        held.drop();

        assertThat(answer).failsWithin(SOON);
        assertThat(store.lines()).isEmpty();
    }

    @Test
    void holdsAnAnswerAfterTheServerDidWhatWasAsked() {
        Gate held = proxy.holdAnswer("PUT", path -> true);

        CompletableFuture<HttpResponse<byte[]>> answer = client.putInBackground("/a", PICTURE);
        held.awaitArrival(SOON);

        assertThat(store.objects()).containsKey("/a");
        assertThat(answer).isNotDone();
        held.release();
        assertThat(answer).succeedsWithin(SOON);
    }

    @Test
    void saysHowManyArrivedWhenTheRestDoesNotCome() {
        Gate held = proxy.holdRequest("PUT", path -> true);

        assertThatThrownBy(() -> held.awaitArrivals(2, Duration.ofMillis(20)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 of 2");
    }

    @Test
    void delaysARequest() throws IOException {
        proxy.on("GET").delay(Duration.ofMillis(150));

        long start = System.nanoTime();
        client.get("/a");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void cutsTheAnswersBody() {
        store.objects().put("/a", PICTURE);
        proxy.on("GET").cutAnswerAfter(1000);

        assertThatThrownBy(() -> client.get("/a")).isInstanceOf(IOException.class);
    }

    @Test
    void cutsTheRequestsBody() {
        proxy.on("PUT").cutRequestAfter(1000);

        assertThatThrownBy(() -> client.put("/a", PICTURE)).isInstanceOf(IOException.class);
        assertThat(store.objects()).doesNotContainKey("/a");
    }

    @Test
    void holdsTheRestOfARequest() {
        Gate rest = proxy.on("PUT").holdRequestAfter(1000);
        CompletableFuture<HttpResponse<byte[]>> answer = client.putInBackground("/a", PICTURE);
        rest.awaitArrival(SOON);
        assertThat(store.objects()).doesNotContainKey("/a");

        rest.release();

        assertThat(answer).succeedsWithin(SOON);
        assertThat(store.objects()).containsEntry("/a", PICTURE);
    }

    @Test
    void rewritesTheAnswersBodyAndItsLength() throws IOException {
        store.objects().put("/chunked/a", PICTURE);
        store.objects().put("/a", PICTURE);
        proxy.on("GET").rewriteAnswer(body -> new byte[] {1, 2, 3});

        assertThat(client.get("/chunked/a").body()).containsExactly(1, 2, 3);
        assertThat(client.get("/a").body()).containsExactly(1, 2, 3);
    }

    @Test
    void healsAndForgets() throws IOException {
        Gate held = proxy.holdRequest("GET", path -> true);
        CompletableFuture<HttpResponse<byte[]>> answer = client.putInBackground("/b", PICTURE);
        assertThat(answer).succeedsWithin(SOON);
        proxy.on("PUT").drop();

        proxy.heal();
        proxy.forgetRequests();

        assertThat(client.put("/a", PICTURE).statusCode()).isEqualTo(200);
        assertThat(client.get("/a").body()).isEqualTo(PICTURE);
        assertThat(held.arrivals()).isZero();
        assertThat(proxy.requests())
                .extracting(RecordedRequest::toString)
                .containsExactly("PUT /a", "GET /a");
    }

    @Test
    void refusesConnectionsAndTakesThemAgain() throws IOException {
        proxy.refuse();
        assertThatThrownBy(() -> client.get("/a")).isInstanceOf(IOException.class);

        proxy.accept();

        assertThat(client.get("/a").statusCode()).isEqualTo(404);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
