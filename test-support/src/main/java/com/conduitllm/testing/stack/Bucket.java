package com.conduitllm.testing.stack;

import com.conduitllm.testing.proxy.HttpFaultProxy;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A bucket of the stack's S3 server, with a client of the test's own: what a test asserts about the
 * bucket does not go through the code that it tests, nor through a proxy with faults.
 */
public final class Bucket {

    private static final String OWN_CORNER = ".conduit/";

    private static final Pattern UNFINISHED =
            Pattern.compile(".+\\.[a-z0-9]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final StackEndpoints.S3 server;
    private final String name;
    private final S3Client client;

    Bucket(StackEndpoints.S3 server, String name) {
        this(server, name, client(server));
    }

    private Bucket(StackEndpoints.S3 server, String name, S3Client client) {
        this.server = server;
        this.name = name;
        this.client = client;
    }

    public URI endpoint() {
        return server.endpoint();
    }

    public String region() {
        return server.region();
    }

    public String accessKey() {
        return server.accessKey();
    }

    public String secretKey() {
        return server.secretKey();
    }

    public String name() {
        return name;
    }

    /** Straight to the server, also when this bucket's endpoint is a proxy. */
    public S3Client client() {
        return client;
    }

    /**
     * The same bucket for the code under test by way of a proxy. The methods that look into the
     * bucket keep going straight to the server.
     */
    public Bucket through(HttpFaultProxy proxy) {
        return new Bucket(
                new StackEndpoints.S3(
                        proxy.endpoint(), region(), accessKey(), secretKey(), server.bucket()),
                name,
                client);
    }

    /** What a service needs to find it. */
    public Map<String, String> environment() {
        return Map.of(
                "CONDUITLLM__STORAGE__PROVIDER", "S3",
                "CONDUITLLM__STORAGE__S3__SERVICEURL", endpoint().toString(),
                "CONDUITLLM__STORAGE__S3__REGION", region(),
                "CONDUITLLM__STORAGE__S3__ACCESSKEY", accessKey(),
                "CONDUITLLM__STORAGE__S3__SECRETKEY", secretKey(),
                "CONDUITLLM__STORAGE__S3__BUCKETNAME", name,
                "CONDUITLLM__STORAGE__S3__FORCEPATHSTYLE", "true");
    }

    /**
     * Whether a listed name is that of an object. The embedded server also lists the file that an
     * upload goes to until it is complete, under the object's name, whose end is that of a file,
     * and an id. (A stray that a test plants may end in an id, too, and is an object.)
     */
    public static boolean isObject(String listed) {
        return !UNFINISHED.matcher(listed).matches();
    }

    /** Every key that starts with {@code prefix}, in the order of the listing. */
    public List<String> keys(String prefix) {
        return client
                .listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .filter(Bucket::isObject)
                .toList();
    }

    public List<String> keys() {
        return keys("");
    }

    /** The keys outside of {@code .conduit/}, where the bucket keeps its own identity. */
    public List<String> mediaKeys() {
        return keys().stream().filter(key -> !key.startsWith(OWN_CORNER)).toList();
    }

    public boolean exists(String key) {
        return keys(key).contains(key);
    }

    public byte[] bytes(String key) {
        return client.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray();
    }

    public void put(String key, byte[] content) {
        client.putObject(request -> request.bucket(name).key(key), RequestBody.fromBytes(content));
    }

    public void delete(String key) {
        client.deleteObject(request -> request.bucket(name).key(key));
    }

    /**
     * Only a real store can.
     *
     * @param status {@code Enabled} or {@code Suspended}
     */
    public void setVersioning(String status) {
        client.putBucketVersioning(
                request -> request.bucket(name).versioningConfiguration(v -> v.status(status)));
    }

    Bucket create() {
        client.createBucket(request -> request.bucket(name));
        return this;
    }

    static S3Client client(StackEndpoints.S3 server) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(server.region()))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(server.accessKey(), server.secretKey())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }
}
