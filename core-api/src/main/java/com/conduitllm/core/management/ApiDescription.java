package com.conduitllm.core.management;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code /v3/api-docs} says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String BEARER = "virtualKey";
    private static final String HEADER = "virtualKeyHeader";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Conduit Media: Core API")
                                .version("1")
                                .description(
                                        "OpenAI-compatible generation of media. Errors have the"
                                            + " shape"
                                            + " {\"error\":{\"message\",\"type\",\"param\",\"code\"}};"
                                            + " every answer has an x-request-id."))
                // Relative, or the description would repeat the Host header of whoever asks.
                .addServersItem(new Server().url("/"))
                .components(
                        new Components()
                                .addSchemas("Error", error())
                                .addSecuritySchemes(
                                        BEARER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer"))
                                .addSecuritySchemes(
                                        HEADER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.HEADER)
                                                .name("X-API-Key")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .addSecurityItem(new SecurityRequirement().addList(HEADER));
    }

    /** Every operation can be refused, always in the same shape. */
    @Bean
    OpenApiCustomizer errorAnswers() {
        ApiResponse answer =
                new ApiResponse()
                        .description("A refusal or a failure")
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/json",
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(
                                                                                "#/components/schemas/Error"))));
        return description ->
                description.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation ->
                                operation.getResponses().addApiResponse("default", answer));
    }

    private static Schema<?> error() {
        Schema<?> body = new ObjectSchema();
        body.addProperty("message", new StringSchema());
        body.addProperty("type", new StringSchema());
        body.addProperty("param", nullableText());
        body.addProperty("code", nullableText());
        body.setRequired(List.of("message", "type", "param", "code"));
        Schema<?> envelope = new ObjectSchema();
        envelope.addProperty("error", body);
        envelope.setRequired(List.of("error"));
        return envelope;
    }

    private static Schema<?> nullableText() {
        return new Schema<String>().types(new TreeSet<>(Set.of("null", "string")));
    }
}
