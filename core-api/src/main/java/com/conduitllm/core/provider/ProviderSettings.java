package com.conduitllm.core.provider;

import com.conduitllm.environment.ConfigurationProblem;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where images come from.
 *
 * @param providers {@code CONDUITLLM__PROVIDERS__n__…}; none: nothing can be generated
 */
@ConfigurationProperties("conduitllm")
record ProviderSettings(@DefaultValue List<Provider> providers) {
    ProviderSettings {
        providers = List.copyOf(providers);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < providers.size(); i++) {
            providers.get(i).check(i);
            if (!names.add(providers.get(i).nameOrType())) {
                throw problem(
                        i, "NAME", "is the name of two providers: give each a name of its own.");
            }
        }
    }

    private static ConfigurationProblem problem(int index, String field, String sentence) {
        return new ConfigurationProblem("CONDUITLLM__PROVIDERS__" + index + "__" + field, sentence);
    }

    /**
     * One provider.
     *
     * @param name recorded with every image, ≤ 50 characters; default: the type
     * @param type {@code openai} or {@code sample}
     * @param baseUrl of an OpenAI-compatible API, including its {@code /v1}; default: OpenAI's own
     * @param apiKey sent as a bearer token; none: no token is sent
     * @param models what it serves, each ≤ 100 characters
     * @param timeout from sending a request until its last byte has come
     */
    record Provider(
            @Nullable String name,
            @DefaultValue("") String type,
            @Nullable URI baseUrl,
            @Nullable String apiKey,
            @DefaultValue List<String> models,
            @DefaultValue("PT2M") Duration timeout) {
        private static final URI OPENAI = URI.create("https://api.openai.com/v1");

        Provider {
            models = List.copyOf(models);
            type = type.toLowerCase(Locale.ROOT);
        }

        String nameOrType() {
            return name == null || name.isBlank() ? type : name;
        }

        URI baseUrlOrOpenAi() {
            return baseUrl == null ? OPENAI : baseUrl;
        }

        private void check(int i) {
            switch (type) {
                case "openai", "sample" -> {}
                case "replicate", "minimax" ->
                        throw problem(
                                i,
                                "TYPE",
                                "is '" + type + "', which this version does not have yet.");
                default -> throw problem(i, "TYPE", "must be openai or sample.");
            }
            if (nameOrType().length() > 50) {
                throw problem(i, "NAME", "must have at most 50 characters.");
            }
            if (models.isEmpty() || models.stream().anyMatch(Provider::isNoModel)) {
                throw problem(
                        i, "MODELS__0", "must name a model (1 to 100 characters, no comma or *).");
            }
            if (!isWeb(baseUrlOrOpenAi())) {
                throw problem(i, "BASEURL", "must look like https://host/v1.");
            }
            if (timeout.isNegative() || timeout.isZero()) {
                throw problem(i, "TIMEOUT", "must be longer than nothing.");
            }
        }

        private static boolean isWeb(URI url) {
            return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
        }

        private static boolean isNoModel(String model) {
            return model.isBlank() || model.length() > 100 || model.matches(".*[,*].*");
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Provider[" + nameOrType() + ", " + baseUrl + ", " + models + "]";
        }
    }
}
