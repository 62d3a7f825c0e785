package com.conduitllm.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.testing.proxy.Gate;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.proxy.TcpProxy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

@ExtendWith(LocalStackExtension.class)
class LocalStackIT {

    private final LocalStack stack;
    private final Database database;
    private final Bucket bucket;

    LocalStackIT(LocalStack stack, Database database, Bucket bucket) {
        this.stack = stack;
        this.database = database;
        this.bucket = bucket;
    }

    @Test
    void givesEachTestClassOneDatabaseAndOneBucket(Database same, Bucket alsoSame)
            throws SQLException {
        assertThat(same).isEqualTo(database);
        assertThat(alsoSame).isSameAs(bucket);
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo(database.name());
        }
        assertThat(stack.newDatabase().name()).isNotEqualTo(database.name());
        assertThat(stack.newBucket().keys()).isEmpty();
    }

    @Test
    void keepsWhatIsPutIntoTheBucket() {
        bucket.put("folder/a", new byte[] {1, 2});
        bucket.put(".conduit/installation.json", new byte[] {3});

        assertThat(bucket.bytes("folder/a")).containsExactly(1, 2);
        assertThat(bucket.mediaKeys()).contains("folder/a").noneMatch(k -> k.startsWith("."));
        assertThat(bucket.exists("folder/a")).isTrue();
        bucket.delete("folder/a");
        assertThat(bucket.exists("folder/a")).isFalse();
    }

    @Test
    @Tag("embedded")
    void anUploadThatIsUnderWayIsNoObject() {
        Bucket uploads = stack.newBucket();
        try (HttpFaultProxy proxy = stack.s3Proxy();
                S3Client client = clientThrough(proxy)) {
            Gate rest = proxy.on("PUT").holdRequestAfter(100_000);
            CompletableFuture<Void> upload =
                    CompletableFuture.runAsync(() ->
                            client.putObject(
                                    request -> request.bucket(uploads.name()).key("a.png"),
                                    RequestBody.fromBytes(new byte[200_000])));
            rest.awaitArrival(Duration.ofSeconds(10));
            Awaitility.await().until(() -> !listed(uploads).isEmpty());

            assertThat(listed(uploads)).singleElement().asString().startsWith("a.png-");
            assertThat(uploads.keys()).isEmpty();
            rest.release();
            upload.join();
            assertThat(uploads.keys()).containsExactly("a.png");
        }
    }

    @Test
    void anObjectMayEndInAnId() {
        String stray = "folder/stray-ea2a6c79-a3d6-4a82-9a50-7e339073c445";
        Bucket strays = stack.newBucket();
        strays.put(stray, new byte[1]);

        assertThat(strays.keys()).containsExactly(stray);
    }

    private static List<String> listed(Bucket bucket) {
        return bucket
                .client()
                .listObjectsV2(request -> request.bucket(bucket.name()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void theBrokerListens() throws Exception {
        Broker broker = stack.broker();
        try (Socket socket = new Socket(broker.host(), broker.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
        assertThat(broker.environment()).containsEntry("CONDUITLLM__RABBITMQ__HOST", broker.host());
    }

    @Test
    void nobodyStopsTheStackThatAllShare() {
        assertThatIllegalStateException().isThrownBy(stack::stop);
    }

    @Test
    void aProxyMakesAnOutageOfTheDatabase() throws SQLException {
        try (TcpProxy proxy = stack.postgresProxy()) {
            Database throughProxy = database.through(proxy);
            throughProxy.execute("SELECT 1");

            proxy.refuse();
            assertThatThrownBy(() -> throughProxy.execute("SELECT 1"))
                    .isInstanceOf(IllegalStateException.class);

            proxy.heal();
            throughProxy.execute("SELECT 1");
        }
    }

    @Test
    void signaturesStayValidThroughTheFaultProxy() {
        try (HttpFaultProxy proxy = stack.s3Proxy();
                S3Client client = clientThrough(proxy)) {
            client.putObject(
                    r -> r.bucket(bucket.name()).key("through/a b+ü"),
                    RequestBody.fromBytes(new byte[100_000]));

            assertThat(client.getObjectAsBytes(r -> r.bucket(bucket.name()).key("through/a b+ü")))
                    .satisfies(object -> assertThat(object.asByteArray()).hasSize(100_000));
            assertThat(proxy.requests()).extracting(RecordedRequest::method).contains("PUT", "GET");
        }
    }

    @Test
    void everyKeyOfADeletionFailsInsideAnAnswerOf200() {
        List<ObjectIdentifier> keys =
                IntStream.range(0, 1000)
                        .mapToObj(i -> ObjectIdentifier.builder().key("many/" + i + "&<>").build())
                        .toList();
        try (HttpFaultProxy proxy = stack.s3Proxy();
                S3Client client = clientThrough(proxy)) {
            proxy.onDeleteObjects().first(1).answer(S3Faults.perKeyErrors("InternalError"));

            DeleteObjectsResponse failed = delete(client, keys);
            DeleteObjectsResponse done = delete(client, keys);

            assertThat(failed.deleted()).isEmpty();
            assertThat(failed.errors()).hasSize(1000);
            assertThat(failed.errors().get(7).key()).isEqualTo("many/7&<>");
            assertThat(done.deleted()).hasSize(1000);
            assertThat(proxy.requests("POST"))
                    .extracting(RecordedRequest::keyCount)
                    .containsOnly(1000);
            proxy.onDeleteObjects().answer(S3Faults.serviceUnavailable());
            assertThatThrownBy(() -> delete(client, keys)).isInstanceOf(S3Exception.class);
        }
    }

    @Test
    void aPutLandsAfterItsClientHasGone() {
        try (HttpFaultProxy proxy = stack.s3Proxy()) {
            Gate held = proxy.holdRequest("PUT", path -> path.endsWith("late"));
            S3Client client = clientThrough(proxy);
            Thread putting =
                    Thread.ofVirtual()
                            .start(() ->
                                    assertThatThrownBy(() ->
                                            client.putObject(
                                                    r -> r.bucket(bucket.name()).key("late"),
                                                    RequestBody.fromString("x"))));
            held.awaitArrival(Duration.ofSeconds(10));
            client.close();
            putting.interrupt();
            assertThat(bucket.exists("late")).isFalse();

            held.release();

            Awaitility.await().until(() -> bucket.exists("late"));
        }
    }

    private S3Client clientThrough(HttpFaultProxy proxy) {
        Bucket throughProxy = bucket.through(proxy);
        return Bucket.client(
                new StackEndpoints.S3(
                        throughProxy.endpoint(),
                        bucket.region(),
                        bucket.accessKey(),
                        bucket.secretKey(),
                        bucket.name()));
    }

    private DeleteObjectsResponse delete(S3Client client, List<ObjectIdentifier> keys) {
        return client.deleteObjects(
                r -> r.bucket(bucket.name()).delete(Delete.builder().objects(keys).build()));
    }
}
