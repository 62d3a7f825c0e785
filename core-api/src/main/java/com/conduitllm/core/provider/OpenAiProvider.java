package com.conduitllm.core.provider;

import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.core.spool.SpoolFile;
import com.conduitllm.core.spool.TooLargeException;

import org.apache.hc.client5.http.ConnectTimeoutException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Any server that speaks OpenAI's {@code POST /images/generations}, another Core among them.
 *
 * <p>Bytes are asked for instead of URLs, which die within the hour. OpenAI's own {@code gpt-image}
 * models always send bytes and refuse to be asked for them. A server that answers with URLs all the
 * same is read from there.
 */
final class OpenAiProvider implements ImageProvider {
    private final String name;
    private final List<String> models;
    private final Duration timeout;
    private final JsonMapper json;
    private final OpenAiConnection connection;
    private final RemoteImages remoteImages;

    private OpenAiProvider(
            ProviderSettings.Provider settings,
            JsonMapper json,
            OpenAiConnection connection,
            RemoteImages remoteImages) {
        this.name = settings.nameOrType();
        this.models = settings.models();
        this.timeout = settings.timeout();
        this.json = json;
        this.connection = connection;
        this.remoteImages = remoteImages;
    }

    static OpenAiProvider create(ProviderSettings.Provider settings, JsonMapper json) {
        URI base = settings.baseUrlOrOpenAi();
        return new OpenAiProvider(
                settings,
                json,
                new OpenAiConnection(base, settings.apiKey(), settings.timeout(), json),
                new RemoteImages(new GuardedDns(base), settings.timeout()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> models() {
        return models;
    }

    @Override
    public GeneratedImages generate(ImageRequest request, Spool spool) {
        try (Deadline deadline = Deadline.in(timeout);
                ImageIntake intake = new ImageIntake(spool, request.n())) {
            return exchange(request, intake, deadline);
        } catch (IOException e) {
            throw ProviderFailure.malformed("something that cannot be kept", e);
        }
    }

    private GeneratedImages exchange(ImageRequest request, ImageIntake intake, Deadline deadline) {
        boolean answered = false;
        try {
            OpenAiAnswer answer = connection.post(body(request), intake, deadline);
            answered = true;
            List<Image> images = new ArrayList<>();
            for (OpenAiAnswer.Item item : answer.items()) {
                SpoolFile file =
                        item.bytes() != null ? item.bytes() : fetch(item, intake, deadline);
                images.add(intake.recognise(file, item.revisedPrompt()));
            }
            return intake.handOver(images, answer.details());
        } catch (JacksonException e) {
            throw translate(e, true, deadline);
        } catch (IOException e) {
            throw translate(e, answered, deadline);
        }
    }

    private ObjectNode body(ImageRequest request) {
        ObjectNode body = json.createObjectNode();
        body.put("model", request.model());
        body.put("prompt", request.prompt());
        body.put("n", request.n());
        body.setAll(request.fields());
        if (!request.model().startsWith("gpt-image")) {
            body.put("response_format", "b64_json");
        }
        return body;
    }

    private SpoolFile fetch(OpenAiAnswer.Item item, ImageIntake intake, Deadline deadline)
            throws IOException {
        if (item.url() == null) {
            throw ProviderFailure.malformed("an image without bytes and without a URL");
        }
        return remoteImages.fetch(item.url(), intake, deadline);
    }

    /**
     * @param answered whether the provider had begun to answer, so that it will charge for it
     */
    private ApiException translate(Exception e, boolean answered, Deadline deadline) {
        Throwable root = e instanceof JacksonException && e.getCause() != null ? e.getCause() : e;
        if (deadline.hasPassed()
                || root instanceof SocketTimeoutException
                || root instanceof ConnectTimeoutException) {
            return ProviderFailure.timedOut(timeout);
        }
        return switch (root) {
            case TooLargeException _ ->
                    ProviderFailure.malformed("an image that is larger than this gateway keeps", e);
            case IOException io when !answered -> ProviderFailure.unreachable(io);
            case IOException _ -> ProviderFailure.malformed("an image that cannot be read", e);
            default -> ProviderFailure.malformed("something that is not the OpenAI API", e);
        };
    }
}
