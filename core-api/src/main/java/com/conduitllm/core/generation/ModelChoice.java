package com.conduitllm.core.generation;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.provider.ImageProvider;
import com.conduitllm.core.provider.ImageProviders;

import java.util.Optional;

/** The model that serves a request, and whose it is. */
record ModelChoice(String model, ImageProvider provider) {

    /** A model that the key may not use does not exist for it. */
    static ModelChoice of(ImageProviders providers, AuthenticatedKey key, Optional<String> wanted) {
        String model =
                wanted.or(() -> providers.offeredTo(key.allowedModels()).stream().findFirst())
                        .orElseThrow(
                                () -> notFound("This key may use no model that is configured."));
        return Optional.of(model)
                .filter(key.allowedModels()::permits)
                .flatMap(providers::find)
                .map(provider -> new ModelChoice(model, provider))
                .orElseThrow(() ->
                        notFound(
                                "There is no model '"
                                        + shown(model)
                                        + "', or this key may not use it."));
    }

    private static String shown(String model) {
        return model.length() > 100 ? model.substring(0, 100) + "…" : model;
    }

    private static ApiException notFound(String message) {
        return ApiError.notFound("model_not_found", message).about("model").asException();
    }
}
