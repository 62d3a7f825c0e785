package com.conduitllm.admin;

import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The whole service in this process, on a free port, over the real database, store and broker. */
public final class AdminServer implements AutoCloseable {
    /** The master key of every server here. */
    public static final String MASTER_KEY = "master-key-of-the-tests";

    private static final class Shared {
        static final AdminServer SERVER = withStorage(Map.of());

        static {
            // What Core does when it is first asked for media: afterwards the bucket is this
            // database's.
            SERVER.bean(StoreIdentity.class).establish();
        }
    }

    private final ConfigurableApplicationContext context;
    private final Database database;

    private AdminServer(Database database, Map<String, String> properties) {
        this.database = database;
        Map<String, Object> all = new HashMap<>(broker());
        all.put("server.port", "0");
        all.put("spring.datasource.url", database.jdbcUrl());
        all.put("spring.datasource.username", database.username());
        all.put("spring.datasource.password", database.password());
        all.put("spring.datasource.hikari.maximum-pool-size", "8");
        all.put("conduitllm.admin.masterkey", MASTER_KEY);
        // The broker is everybody's: a server that is open for long must not take others' events.
        all.put(
                "spring.cloud.stream.bindings.mediaLifecycleHandler-in-0.consumer.auto-startup",
                "false");
        all.putAll(properties);
        context =
                new SpringApplicationBuilder(AdminApplication.class)
                        .initializers(started ->
                                started.getBeanFactory()
                                        .registerSingleton(
                                                "productionClassesOnly",
                                                new ProductionClassesOnly()))
                        .run(
                                all.entrySet().stream()
                                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                        .toArray(String[]::new));
    }

    /** One server for all tests that need nothing special; it ends with the process. */
    public static AdminServer shared() {
        return Shared.SERVER;
    }

    /** A server with a bucket of its own. */
    public static AdminServer withStorage(Map<String, String> properties) {
        Bucket bucket = LocalStack.shared().newBucket();
        Map<String, String> all = new HashMap<>();
        all.put("conduitllm.storage.provider", "S3");
        all.put("conduitllm.storage.s3.serviceurl", bucket.endpoint().toString());
        all.put("conduitllm.storage.s3.accesskey", bucket.accessKey());
        all.put("conduitllm.storage.s3.secretkey", bucket.secretKey());
        all.put("conduitllm.storage.s3.bucketname", bucket.name());
        all.put("conduitllm.storage.s3.region", bucket.region());
        all.put("conduitllm.storage.s3.landinghorizon", "PT5S");
        all.putAll(properties);
        return new AdminServer(LocalStack.shared().newDatabase(), all);
    }

    /** A server that was told of no storage. */
    public static AdminServer withoutStorage() {
        return new AdminServer(LocalStack.shared().newDatabase(), Map.of());
    }

    /** Where it listens, with the closing slash. */
    public URI address() {
        return URI.create("http://localhost:" + port() + "/");
    }

    /** Its port. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A client that presents the master key. */
    public AdminClient client() {
        return new AdminClient(address(), Map.of("X-API-Key", MASTER_KEY));
    }

    /** Its database, past it. */
    public JdbcClient sql() {
        return JdbcClient.create(database.dataSource());
    }

    /** One of its parts. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, String> broker() {
        var broker = LocalStack.shared().broker();
        return Map.of(
                "spring.rabbitmq.host", broker.host(),
                "spring.rabbitmq.port", Integer.toString(broker.port()),
                "spring.rabbitmq.username", broker.username(),
                "spring.rabbitmq.password", broker.password(),
                "spring.rabbitmq.virtual-host", broker.virtualHost());
    }
}
