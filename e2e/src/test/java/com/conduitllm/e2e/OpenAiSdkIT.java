package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.conduitllm.e2e.gateway.Audit;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Reply;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImageGenerateParams.ResponseFormat;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

/** The official SDK, unmodified, against Core; and Core against another Core. */
class OpenAiSdkIT {
    private static Gateway gateway;
    private static NewKey key;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        gateway = Gateway.shared();
        key = gateway.operator().createKey("sdk");
        client = client(gateway.core(), key.secret());
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    void generatesAndFetchesByUrl() throws IOException {
        ImagesResponse answer =
                client.images()
                        .generate(params("two boats", Gateway.MODEL).n(2).build())
                        .validate();

        List<Image> images = answer.data().orElseThrow();
        assertThat(images).hasSize(2);
        for (Image image : images) {
            Reply fetched = gateway.core().http().get(image.url().orElseThrow());
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.header("Content-Type")).isEqualTo("image/png");
            assertPicture(fetched.bytes());
        }
        gateway.audit().assertAgreement();
    }

    // The SDK discourages the parameter only for models that ignore it.
    @SuppressWarnings("deprecation")
    @Test
    void getsTheVeryBytesThatAreStored() throws IOException {
        ImagesResponse answer =
                client.images()
                        .generate(
                                params("a lighthouse", Gateway.MODEL)
                                        .responseFormat(ResponseFormat.B64_JSON)
                                        .build())
                        .validate();

        Image image = answer.data().orElseThrow().getFirst();
        byte[] bytes = Base64.getDecoder().decode(image.b64Json().orElseThrow());
        assertPicture(bytes);
        assertThat(gateway.ledger().mediaOf(key.id()))
                .extracting(MediaRow::contentHash)
                .contains(Audit.sha256(bytes));
    }

    @Test
    void listsTheModelsOfTheKey() {
        assertThat(client.models().list().data()).extracting(Model::id).contains(Gateway.MODEL);
    }

    @Test
    void getsTheExceptionThatTheRefusalMeans() {
        OpenAIClient stranger = client(gateway.core(), "condt_nobody");
        long before = gateway.ledger().count("media_records");

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> generate(client, " ", Gateway.MODEL))
                .satisfies(e -> assertError(e, "invalid_value", "prompt"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> generate(client, "x", "no-such-model"))
                .satisfies(e -> assertError(e, "model_not_found", "model"));
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> generate(stranger, "x", Gateway.MODEL))
                .satisfies(e -> assertThat(e.code()).hasValue("invalid_api_key"));
        assertThat(gateway.ledger().count("media_records")).isEqualTo(before);
        stranger.close();
    }

    @Test
    void secondCoreHasTheFirstOneAsItsProvider() throws IOException {
        Map<String, String> provider =
                Map.of(
                        "CONDUITLLM__PROVIDERS__0__NAME",
                        "first-core",
                        "CONDUITLLM__PROVIDERS__0__TYPE",
                        "openai",
                        "CONDUITLLM__PROVIDERS__0__BASEURL",
                        gateway.core().address() + "/v1",
                        "CONDUITLLM__PROVIDERS__0__APIKEY",
                        key.secret());
        try (Gateway second = Gateway.prepare(provider)) {
            second.core().start();
            NewKey own = keyWithoutAdmin(second);
            OpenAIClient secondClient = client(second.core(), own.secret());

            ImagesResponse answer = generate(secondClient, "a mirror in a mirror", Gateway.MODEL);

            String url = answer.data().orElseThrow().getFirst().url().orElseThrow();
            assertThat(url).startsWith(second.core().address().toString());
            byte[] bytes = second.core().http().get(url).bytes();
            assertPicture(bytes);
            assertThat(gateway.ledger().mediaOf(key.id()))
                    .as("the first Core stored the same picture for its own client")
                    .extracting(MediaRow::contentHash)
                    .contains(Audit.sha256(bytes));
            assertThat(second.ledger().texts("SELECT provider FROM media_records"))
                    .containsExactly("first-core");
            assertThatExceptionOfType(BadRequestException.class)
                    .isThrownBy(() ->
                            secondClient
                                    .images()
                                    .generate(params("x", Gateway.MODEL).size("1x1").build()))
                    .satisfies(e -> assertThat(e.param()).hasValue("size"));
            second.audit().assertAgreement();
            secondClient.close();
        }
    }

    /** The second gateway runs no Admin: its key is put where Admin would put it. */
    private static NewKey keyWithoutAdmin(Gateway second) {
        NewKey own =
                new NewKey(
                        UUID.fromString("01990000-0000-7000-8000-00000000000a"),
                        "condt_of_the_second_core",
                        "secondcoresecondcore/");
        second.ledger()
                .execute(
                        """
                        INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret, storage_prefix)
                        VALUES (?, 'second', ?, 'condt_of', 'unused', 'secondcoresecondcore')
                        """,
                        own.id(),
                        Audit.sha256(own.secret().getBytes(StandardCharsets.UTF_8)));
        return own;
    }

    private static OpenAIClient client(Node core, String secret) {
        return OpenAIOkHttpClient.builder().baseUrl(core.address() + "/v1").apiKey(secret).build();
    }

    private static ImagesResponse generate(OpenAIClient client, String prompt, String model) {
        return client.images().generate(params(prompt, model).build());
    }

    private static ImageGenerateParams.Builder params(String prompt, String model) {
        return ImageGenerateParams.builder().prompt(prompt).model(model);
    }

    private static void assertError(OpenAIServiceException e, String code, String param) {
        assertThat(e.code()).hasValue(code);
        assertThat(e.param()).hasValue(param);
        assertThat(e.headers().values("x-request-id")).isNotEmpty();
    }

    private static void assertPicture(byte[] bytes) throws IOException {
        assertThat(bytes).startsWith(0x89, 'P', 'N', 'G');
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(1024);
    }
}
