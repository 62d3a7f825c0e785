package com.conduitllm.admin;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.Uuids;
import com.conduitllm.media.owner.VirtualKeyId;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Paths match in any letter case, ids in paths are read as what they name, and JSON values keep
 * their types: a number is no string and {@code "5"} no number.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void configurePathMatch(PathMatchConfigurer configurer) {
        PathPatternParser parser = new PathPatternParser();
        parser.setCaseSensitive(false);
        configurer.setPatternParser(parser);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, VirtualKeyId.class, reading(VirtualKeyId::parse));
        registry.addConverter(String.class, MediaId.class, reading(MediaId::parse));
        registry.addConverter(String.class, UUID.class, reading(Uuids::parse));
    }

    @Bean
    JsonMapperBuilderCustomizer strictTypes() {
        return builder ->
                builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .enable(DeserializationFeature.USE_NULL_FOR_MISSING_REFERENCE_VALUES)
                        .withCoercionConfig(
                                LogicalType.Textual,
                                text ->
                                        text.setCoercion(
                                                        CoercionInputShape.Integer,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Float,
                                                        CoercionAction.Fail)
                                                .setCoercion(
                                                        CoercionInputShape.Boolean,
                                                        CoercionAction.Fail));
    }

    private static <T> Converter<String, T> reading(Function<String, Optional<T>> parse) {
        return text ->
                parse.apply(text).orElseThrow(() -> new IllegalArgumentException("Not a UUID"));
    }
}
