package com.conduitllm.core.provider;

import com.conduitllm.environment.ConfigurationProblem;
import com.conduitllm.media.owner.AllowedModels;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All configured providers; each model belongs to exactly one of them. */
public final class ImageProviders {
    private final Map<String, ImageProvider> byModel = new LinkedHashMap<>();

    /**
     * @throws ConfigurationProblem when two providers have the same model
     */
    ImageProviders(List<ImageProvider> providers) {
        for (int i = 0; i < providers.size(); i++) {
            for (String model : providers.get(i).models()) {
                ImageProvider other = byModel.putIfAbsent(model, providers.get(i));
                if (other != null) {
                    throw new ConfigurationProblem(
                            "CONDUITLLM__PROVIDERS__" + i + "__MODELS",
                            "names the model '%s', which the provider '%s' has already: every model belongs to one provider."
                                    .formatted(model, other.name()));
                }
            }
        }
    }

    /** The provider of a model. */
    public Optional<ImageProvider> find(String model) {
        return Optional.ofNullable(byModel.get(model));
    }

    /** The models that a key may use, in the operator's order. */
    public List<String> offeredTo(AllowedModels allowed) {
        return byModel.keySet().stream().filter(allowed::permits).toList();
    }
}
