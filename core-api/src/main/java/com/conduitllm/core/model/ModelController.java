package com.conduitllm.core.model;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.provider.ImageProviders;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** {@code GET /v1/models} and {@code /v1/models/{id}} (OpenAI API reference, models). */
@Tag(name = "models")
@RestController
@RequestMapping(path = "/v1/models", produces = MediaType.APPLICATION_JSON_VALUE)
class ModelController {
    private final ImageProviders providers;

    ModelController(ImageProviders providers) {
        this.providers = providers;
    }

    @Operation(summary = "List the models that this key may use")
    @GetMapping
    ModelList list(@Parameter(hidden = true) AuthenticatedKey key) {
        return new ModelList(
                "list",
                providers.offeredTo(key.allowedModels()).stream().map(this::describe).toList());
    }

    /** Names may hold slashes, as those of many open models do. */
    @Operation(summary = "Describe a model that this key may use")
    @GetMapping("/{*model}")
    Model get(@Parameter(hidden = true) AuthenticatedKey key, @PathVariable String model) {
        String name = model.substring(1);
        if (!providers.offeredTo(key.allowedModels()).contains(name)) {
            throw ApiError.notFound(
                            "model_not_found",
                            "There is no such model, or this key may not use it.")
                    .about("model")
                    .asException();
        }
        return describe(name);
    }

    private Model describe(String model) {
        return new Model(model, "model", 0, providers.find(model).orElseThrow().name());
    }

    /** All models of a key, in the operator's order. */
    record ModelList(String object, List<Model> data) {}

    /**
     * One model.
     *
     * @param created unix seconds; 0, because providers do not say it
     * @param ownedBy the provider's name
     */
    record Model(
            String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {}
}
