package com.conduitllm.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.environment.ConfigurationProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

class ProviderSettingsTest {
    private static final String FIRST = "conduitllm.providers[0].";
    private static final Map<String, String> SAMPLE =
            Map.of(FIRST + "type", "sample", FIRST + "models[0]", "a");

    @Test
    void nothingIsConfiguredByDefault() {
        assertThat(bind(Map.of()).providers()).isEmpty();
    }

    @Test
    void everyPropertyIsMapped() {
        ProviderSettings settings =
                bind(
                        Map.of(
                                FIRST + "name", "acme",
                                FIRST + "type", "OpenAI",
                                FIRST + "baseurl", "http://acme.example:9/v1",
                                FIRST + "apikey", "sk-1",
                                FIRST + "models[0]", "m1",
                                FIRST + "models[1]", "org/m2",
                                FIRST + "timeout", "PT5M"));

        assertThat(settings.providers())
                .singleElement()
                .returns("acme", ProviderSettings.Provider::nameOrType)
                .returns("openai", ProviderSettings.Provider::type)
                .returns(
                        URI.create("http://acme.example:9/v1"),
                        ProviderSettings.Provider::baseUrlOrOpenAi)
                .returns("sk-1", ProviderSettings.Provider::apiKey)
                .returns(java.util.List.of("m1", "org/m2"), ProviderSettings.Provider::models)
                .returns(Duration.ofMinutes(5), ProviderSettings.Provider::timeout);
        assertThat(settings.toString()).doesNotContain("sk-1");
    }

    @Test
    void whatIsLeftOutHasADefault() {
        assertThat(bind(with("type", "openai")).providers())
                .singleElement()
                .returns("openai", ProviderSettings.Provider::nameOrType)
                .returns(
                        URI.create("https://api.openai.com/v1"),
                        ProviderSettings.Provider::baseUrlOrOpenAi)
                .returns(null, ProviderSettings.Provider::apiKey)
                .returns(Duration.ofMinutes(2), ProviderSettings.Provider::timeout);
    }

    @ParameterizedTest
    @CsvSource({
        "type, replicate, CONDUITLLM__PROVIDERS__0__TYPE",
        "type, minimax, CONDUITLLM__PROVIDERS__0__TYPE",
        "type, magic, CONDUITLLM__PROVIDERS__0__TYPE",
        "models[0], 'a,b', CONDUITLLM__PROVIDERS__0__MODELS__0",
        "models[0], 'a*', CONDUITLLM__PROVIDERS__0__MODELS__0",
        "baseurl, ftp://x/v1, CONDUITLLM__PROVIDERS__0__BASEURL",
        "baseurl, example.com, CONDUITLLM__PROVIDERS__0__BASEURL",
        "timeout, PT0S, CONDUITLLM__PROVIDERS__0__TIMEOUT",
        "name, 123456789012345678901234567890123456789012345678901, CONDUITLLM__PROVIDERS__0__NAME"
    })
    void badValueStopsTheStartWithASentenceThatNamesTheVariable(
            String field, String value, String variable) {
        assertThatThrownBy(() -> bind(with(field, value)))
                .rootCause()
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining(variable);
    }

    @Test
    void providerWithoutModelsStopsTheStart() {
        assertThatThrownBy(() -> bind(Map.of(FIRST + "type", "sample")))
                .rootCause()
                .hasMessageContaining("CONDUITLLM__PROVIDERS__0__MODELS__0");
    }

    @Test
    void oneModelInTwoProvidersStopsTheStart() {
        Map<String, String> two = new HashMap<>(SAMPLE);
        two.put("conduitllm.providers[1].name", "other");
        two.put("conduitllm.providers[1].type", "sample");
        two.put("conduitllm.providers[1].models[0]", "a");
        ProviderSettings settings = bind(two);

        assertThatThrownBy(() ->
                        new ProviderConfiguration().imageProviders(settings, new JsonMapper()))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("CONDUITLLM__PROVIDERS__1__MODELS")
                .hasMessageContaining("'a'")
                .hasMessageContaining("'sample'");
    }

    @Test
    void twoProvidersOfOneNameStopTheStart() {
        Map<String, String> two = new HashMap<>(SAMPLE);
        two.put("conduitllm.providers[1].type", "sample");
        two.put("conduitllm.providers[1].models[0]", "b");

        assertThatThrownBy(() -> bind(two))
                .rootCause()
                .hasMessageContaining("CONDUITLLM__PROVIDERS__1__NAME");
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> properties = new HashMap<>(SAMPLE);
        properties.put(FIRST + field, value);
        return properties;
    }

    private static ProviderSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm", ProviderSettings.class);
    }
}
