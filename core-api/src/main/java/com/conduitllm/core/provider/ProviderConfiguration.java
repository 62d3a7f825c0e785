package com.conduitllm.core.provider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Makes the providers that the operator asked for. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    ImageProviders imageProviders(ProviderSettings settings, JsonMapper json) {
        List<ImageProvider> providers =
                settings.providers().stream().map(provider -> create(provider, json)).toList();
        return new ImageProviders(providers);
    }

    private static ImageProvider create(ProviderSettings.Provider settings, JsonMapper json) {
        return settings.type().equals("sample")
                ? new SampleProvider(settings.nameOrType(), settings.models())
                : OpenAiProvider.create(settings, json);
    }
}
