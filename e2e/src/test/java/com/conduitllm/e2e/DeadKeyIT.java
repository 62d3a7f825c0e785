package com.conduitllm.e2e;

import static com.conduitllm.e2e.Refusals.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.NewKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Keys that are not live: what still works with them, and what does not. */
class DeadKeyIT {
    private static final String WISH = "{\"prompt\":\"x\",\"size\":\"256x256\"}";

    private final Gateway gateway = Gateway.shared();

    @AfterEach
    void agree() {
        gateway.audit().assertAgreement();
    }

    @Test
    void keyThatNobodyMadeIsRefused() {
        assertRefused(gateway.coreAs(new NewKey(new UUID(7, 7), "condt_unknown", "x/")));
        envelope(gateway.core().http().get("/v1/models"), 401, "invalid_api_key");
        envelope(
                gateway.core().http().with("Authorization", "Basic eDp5").get("/v1/models"),
                401,
                "invalid_api_key");
    }

    @Test
    void disabledKeyServesNothingUntilItIsEnabledAgain() {
        NewKey key = gateway.operator().createKey("disabled");
        CoreApi core = gateway.coreAs(key);
        String url = core.generate("kept", 1).getFirst().url();

        assertThat(gateway.operator().updateKey(key.id(), "{\"isEnabled\":false}").status())
                .isEqualTo(204);
        assertRefused(core);
        envelope(core.http().get(url), 404, "media_not_found");

        assertThat(gateway.operator().updateKey(key.id(), "{\"isEnabled\":true}").status())
                .isEqualTo(204);
        assertThat(core.models().status()).isEqualTo(200);
        assertThat(core.http().get(url).status()).isEqualTo(200);
    }

    @Test
    void expiredKeyMakesNothingNewAndItsMediaIsStillServed() {
        NewKey key = gateway.operator().createKey("expires");
        CoreApi core = gateway.coreAs(key);
        String url = core.generate("outlives its key's expiry", 1).getFirst().url();
        String soon = Instant.now().plusSeconds(1).toString();

        assertThat(
                        gateway.operator()
                                .updateKey(key.id(), "{\"expiresAt\":\"" + soon + "\"}")
                                .status())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(20)).until(() -> core.models().status() == 401);
        assertRefused(core);
        assertThat(core.http().get(url).status()).isEqualTo(200);
    }

    @Test
    void deletedKeyIsUnknownEverywhere() {
        NewKey key = gateway.operator().createKey("deleted");
        CoreApi core = gateway.coreAs(key);
        String url = core.generate("gone", 1).getFirst().url();
        JsonNode receipt = gateway.operator().deleteKey(key.id()).json();

        assertRefused(core);
        envelope(core.http().get(url), 404, "media_not_found");
        gateway.operator().awaitVerified(receipt.path("deletionId").asString());
        assertRefused(core);
        assertThat(gateway.bucket().keys(key.folder())).isEmpty();
    }

    private static void assertRefused(CoreApi core) {
        envelope(core.models(), 401, "invalid_api_key");
        envelope(core.generate(WISH), 401, "invalid_api_key");
        envelope(core.generate("not json"), 401, "invalid_api_key");
    }
}
