package com.conduitllm.core.generation;

import static com.conduitllm.core.testing.RunningCore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.FakeProvider;
import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.core.testing.VirtualKeys;
import com.conduitllm.core.testing.VirtualKeys.Key;
import com.conduitllm.testing.proxy.Gate;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens between paying the provider and answering the client. */
@ExtendWith(LocalStackExtension.class)
class InterruptedGenerationIT {
    private static final String BODY = "{\"prompt\":\"x\",\"model\":\"paid-image\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static FakeProvider provider;
    private static HttpFaultProxy s3;
    private static RunningCore core;
    private static VirtualKeys keys;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start(Database database, Bucket bucket) {
        provider = new FakeProvider();
        s3 = HttpFaultProxy.to(bucket.endpoint());
        core =
                RunningCore.start(
                        database,
                        bucket.through(s3),
                        Map.of(
                                "CONDUITLLM__PROVIDERS__1__TYPE", "openai",
                                "CONDUITLLM__PROVIDERS__1__BASEURL", provider.baseUrl().toString(),
                                "CONDUITLLM__PROVIDERS__1__MODELS__0", "paid-image",
                                "CONDUITLLM__PROVIDERS__1__TIMEOUT", "PT20S"));
        keys = new VirtualKeys(database);
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterEach
    void heal() {
        s3.heal();
        s3.forgetRequests();
        provider.requests().clear();
    }

    @AfterAll
    static void stop() {
        core.close();
        s3.close();
        provider.close();
    }

    @Test
    void keyDeletedWhileTheObjectIsStoredLeavesThePendingRowToThePurger(Bucket bucket) {
        provider.answersWith(FakeProvider.PNG);
        Key key = keys.active();
        Gate stored = s3.holdAnswer("PUT", path -> path.endsWith(".png"));

        CompletableFuture<HttpResponse<String>> answer = generateInBackground(key);
        stored.awaitArrival(PATIENCE);
        keys.update(key, "state = 'DELETING'");
        stored.release();

        HttpResponse<String> refused = answer.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("invalid_api_key");
        assertThat(states(key)).containsExactly("PENDING");
        assertThat(bucket.exists(storageKeys(key).getFirst()))
                .as("Core never deletes an object")
                .isTrue();
        assertThat(events(key)).isZero();
    }

    @Test
    void keyDeletedWhileTheProviderWorksLeavesNothingAtAll() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        provider.behave(exchange -> {
            asked.countDown();
            await(mayAnswer);
            FakeProvider.answer(exchange, 200, FakeProvider.imagesJson(FakeProvider.PNG));
        });
        Key key = keys.active();

        CompletableFuture<HttpResponse<String>> answer = generateInBackground(key);
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        keys.update(key, "state = 'DELETING'");
        mayAnswer.countDown();

        assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join().statusCode()).isEqualTo(401);
        assertThat(states(key)).isEmpty();
        assertThat(s3.count("PUT", path -> path.endsWith(".png"))).isZero();
    }

    @Test
    void storeThatRefusesAfterThePaymentIsNoInvitationToPayAgain() {
        provider.answersWith(FakeProvider.PNG);
        s3.on("PUT", path -> path.endsWith(".png")).answer(S3Faults.error(403, "AccessDenied"));
        Key key = keys.active();

        HttpResponse<String> failed = core.generate(key.secret(), BODY);

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(code(failed)).isEqualTo("storage_unavailable");
        assertThat(failed.headers().firstValue("x-should-retry")).contains("false");
        assertThat(states(key)).containsExactly("PENDING");
        assertThat(events(key)).isZero();
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void oneObjectOfThreeThatIsNotStoredTakesTheOthersWithIt() {
        provider.answersWith(FakeProvider.PNG, FakeProvider.PNG, FakeProvider.PNG);
        s3.on("PUT", path -> path.endsWith(".png"))
                .nth(2)
                .answer(S3Faults.error(403, "AccessDenied"));
        Key key = keys.active();

        HttpResponse<String> failed =
                core.generate(key.secret(), "{\"prompt\":\"x\",\"n\":3,\"model\":\"paid-image\"}");

        assertThat(failed.statusCode()).isEqualTo(503);
        assertThat(states(key)).containsExactly("PENDING", "PENDING", "PENDING");
        assertThat(events(key)).isZero();
    }

    @Test
    void lostAnswerOfTheStoreIsMendedWithinTheSameRequest() {
        provider.answersWith(FakeProvider.PNG);
        s3.on("PUT", path -> path.endsWith(".png")).nth(1).loseAnswer();
        Key key = keys.active();

        HttpResponse<String> answer = core.generate(key.secret(), BODY);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(states(key)).containsExactly("AVAILABLE");
        assertThat(
                        jdbc.sql(
                                        "SELECT settles_at > now() FROM media_records WHERE"
                                                + " virtual_key_id = :key")
                                .param("key", key.id())
                                .query(Boolean.class)
                                .single())
                .as("the lost attempt may still appear in the store")
                .isTrue();
    }

    private static CompletableFuture<HttpResponse<String>> generateInBackground(Key key) {
        return CompletableFuture.supplyAsync(() -> core.generate(key.secret(), BODY));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("error").path("code").asString();
    }

    private static List<String> states(Key key) {
        return jdbc.sql("SELECT state FROM media_records WHERE virtual_key_id = :key")
                .param("key", key.id())
                .query(String.class)
                .list();
    }

    private static List<String> storageKeys(Key key) {
        return jdbc.sql("SELECT storage_key FROM media_records WHERE virtual_key_id = :key")
                .param("key", key.id())
                .query(String.class)
                .list();
    }

    private static int events(Key key) {
        return jdbc.sql("SELECT count(*) FROM event_outbox WHERE routing_key = :key")
                .param("key", key.id().toString())
                .query(Integer.class)
                .single();
    }
}
