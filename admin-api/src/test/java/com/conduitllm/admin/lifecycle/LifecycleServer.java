package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.TimeOrderedIds;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.LedgerConfiguration;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreIdentityConfiguration;
import com.conduitllm.media.record.StoreStatus;
import com.conduitllm.media.storage.StorageConfiguration;
import com.conduitllm.relay.RelayConfiguration;
import com.conduitllm.testing.stack.Broker;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Admin without its web side, over the real database, store and broker. */
final class LifecycleServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Database database;

    /** No {@code @Configuration}: tests of the whole service scan this package. */
    @EnableAutoConfiguration
    @Import({
        StorageConfiguration.class,
        LedgerConfiguration.class,
        StoreIdentityConfiguration.class,
        RelayConfiguration.class,
        LifecycleConfiguration.class
    })
    static class Service {

        @Bean
        IdSource idSource() {
            return new TimeOrderedIds();
        }

        @Bean
        SecureRandom secureRandom() {
            return new SecureRandom();
        }

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    record Key(VirtualKeyId id, StoragePrefix prefix) {
        /** The name of the n-th object of this key. */
        String object(int number) {
            return prefix.asFolder() + "object-" + number + ".png";
        }
    }

    private LifecycleServer(Database database, Map<String, String> properties) {
        this.database = database;
        Broker broker = LocalStack.shared().broker();
        Map<String, String> all = new HashMap<>();
        all.put("spring.datasource.url", database.jdbcUrl());
        all.put("spring.datasource.username", database.username());
        all.put("spring.datasource.password", database.password());
        all.put("spring.jpa.hibernate.ddl-auto", "none");
        all.put("spring.rabbitmq.host", broker.host());
        all.put("spring.rabbitmq.port", Integer.toString(broker.port()));
        all.put("spring.rabbitmq.username", broker.username());
        all.put("spring.rabbitmq.password", broker.password());
        all.put("spring.rabbitmq.virtual-host", broker.virtualHost());
        all.put("conduitllm.mediamanagement.purgelease", "PT10S");
        all.put("conduitllm.mediamanagement.purgebackoffmax", "PT5S");
        all.putAll(properties);
        context =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                all.entrySet().stream()
                                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                        .toArray(String[]::new));
    }

    static LifecycleServer start(Database database, Bucket bucket, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>();
        all.put("conduitllm.storage.provider", "S3");
        all.put("conduitllm.storage.s3.serviceurl", bucket.endpoint().toString());
        all.put("conduitllm.storage.s3.accesskey", bucket.accessKey());
        all.put("conduitllm.storage.s3.secretkey", bucket.secretKey());
        all.put("conduitllm.storage.s3.bucketname", bucket.name());
        all.put("conduitllm.storage.s3.region", bucket.region());
        all.put("conduitllm.storage.s3.landinghorizon", "PT5S");
        all.putAll(properties);
        return new LifecycleServer(database, all);
    }

    static LifecycleServer withoutStorage(Database database) {
        return new LifecycleServer(database, Map.of());
    }

    /** What Core does when it starts; the store that media is in from now on. */
    UUID establishStore() {
        return ((StoreStatus.Accepted) bean(StoreIdentity.class).establish()).store().value();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    MediaLifecycleService lifecycle() {
        return bean(MediaLifecycleService.class);
    }

    JdbcClient sql() {
        return JdbcClient.create(database.dataSource());
    }

    Key newKey() {
        IdSource ids = bean(IdSource.class);
        Key key =
                new Key(
                        new VirtualKeyId(ids.next()),
                        StoragePrefix.random(bean(SecureRandom.class)));
        sql().sql(
                        """
                        INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret, storage_prefix)
                        VALUES (:id, 'test', :id, 'condt_', 'secret', :prefix)
                        """)
                .param("id", key.id().value())
                .param("prefix", key.prefix().value())
                .update();
        return key;
    }

    /** Rows of media that is complete and settled, 100 bytes each. */
    void media(Key key, UUID store, int count) {
        sql().sql(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, content_type, size_bytes,
                            content_hash, provider, model, storage_url, state, settles_at, completed_at, store_id)
                        SELECT gen_random_uuid(), :folder || 'object-' || n || '.png', :key, 'image', 'image/png', 100,
                               repeat('a', 64), 'sample', 'sample-image', 'http://s3/x', 'AVAILABLE',
                               now() - interval '1 second', now(), :store
                        FROM generate_series(1, :count) n
                        """)
                .param("folder", key.prefix().asFolder())
                .param("key", key.id().value())
                .param("store", store)
                .param("count", count)
                .update();
    }

    /** A row of an upload of the n-th object that is under way. */
    void upload(Key key, UUID store, int number, Duration untilDeadline, Duration untilSettled) {
        sql().sql(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, content_type, provider,
                            model, state, upload_deadline, settles_at, store_id)
                        VALUES (gen_random_uuid(), :object, :key, 'image', 'image/png', 'sample', 'sample-image',
                                'PENDING', now() + make_interval(secs => :deadline),
                                now() + make_interval(secs => :settled), :store)
                        """)
                .param("object", key.object(number))
                .param("key", key.id().value())
                .param("store", store)
                .param("deadline", untilDeadline.toMillis() / 1000.0)
                .param("settled", untilSettled.toMillis() / 1000.0)
                .update();
    }

    /** Objects 1 to {@code count} of a key. */
    static void put(Bucket bucket, Key key, int count) {
        for (int i = 1; i <= count; i++) {
            bucket.put(key.object(i), new byte[100]);
        }
    }

    DeletionReceipt delete(Key key) {
        return ((KeyDeletionOutcome.Accepted) lifecycle().requestKeyDeletion(key.id(), "test"))
                .receipt();
    }

    DeletionReceipt receipt(DeletionReceipt earlier) {
        return lifecycle().receipt(earlier.deletionId()).orElseThrow();
    }

    long count(String fromWhere) {
        return sql().sql("SELECT count(*) FROM " + fromWhere).query(Long.class).single();
    }

    List<String> states(Key key) {
        return sql().sql("SELECT DISTINCT state FROM media_records WHERE virtual_key_id = :key")
                .param("key", key.id().value())
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        context.close();
    }
}
