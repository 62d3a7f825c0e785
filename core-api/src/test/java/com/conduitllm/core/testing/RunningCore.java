package com.conduitllm.core.testing;

import com.conduitllm.core.CoreApplication;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The whole service in this process, on a free port, with real neighbours and no broker. */
public final class RunningCore implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final CountedDataSource counted;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningCore(ConfigurableApplicationContext context, CountedDataSource counted) {
        this.context = context;
        this.counted = counted;
    }

    /** The SQL of everything that was executed since the last call. */
    public List<String> newStatements() {
        return counted.take();
    }

    /** Starts it with the sample provider, and with {@code more} environment variables. */
    public static RunningCore start(Database database, Bucket bucket, Map<String, String> more) {
        Map<String, String> variables = new LinkedHashMap<>(bucket.environment());
        variables.put("CONDUITLLM__PROVIDERS__0__TYPE", "sample");
        variables.put("CONDUITLLM__PROVIDERS__0__MODELS__0", "sample-image");
        variables.put("CONDUITLLM__PROVIDERS__0__MODELS__1", "gpt-image-sample");
        variables.putAll(more);
        return start(database, variables);
    }

    /** Starts it with these environment variables and no others. */
    public static RunningCore start(Database database, Map<String, String> variables) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=0");
        arguments.add("--spring.datasource.url=" + database.jdbcUrl());
        arguments.add("--spring.datasource.username=" + database.username());
        arguments.add("--spring.datasource.password=" + database.password());
        // Nobody listens there: events stay in the outbox, where tests can look at them.
        arguments.add("--spring.rabbitmq.port=1");
        variables.forEach((name, value) -> arguments.add("--" + property(name) + "=" + value));
        CountedDataSource counted = new CountedDataSource();
        return new RunningCore(
                new SpringApplicationBuilder(CoreApplication.class)
                        .initializers(
                                context -> context.getBeanFactory().addBeanPostProcessor(counted))
                        .run(arguments.toArray(String[]::new)),
                counted);
    }

    /** The property that the environment module makes of a variable. */
    private static String property(String variable) {
        return variable.contains("__")
                ? variable.toLowerCase(Locale.ROOT)
                        .replaceAll("__(\\d+)", "[$1]")
                        .replace("__", ".")
                : variable;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /** Asks for images with a JSON body. */
    public HttpResponse<String> generate(String secret, String body) {
        return send(
                HttpRequest.newBuilder(uri("/v1/images/generations"))
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
