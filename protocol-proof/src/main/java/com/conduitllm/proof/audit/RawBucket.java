package com.conduitllm.proof.audit;

import com.conduitllm.testing.stack.Bucket;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.net.URI;
import java.util.List;

/** The bucket itself, past the product's code and past all faults. */
public final class RawBucket implements AutoCloseable {
    private static final String OWN_CORNER = ".conduit/";

    private final S3Client client;
    private final String name;

    public RawBucket(URI endpoint, String region, String accessKey, String secretKey, String name) {
        this.name = name;
        this.client =
                S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(region))
                        .forcePathStyle(true)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(accessKey, secretKey)))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
    }

    /** The names of all objects outside of the bucket's own corner. */
    public List<String> media() {
        return client.listObjectsV2Paginator(r -> r.bucket(name)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.startsWith(OWN_CORNER) && Bucket.isObject(key))
                .toList();
    }

    public boolean holds(String key) {
        try {
            client.headObject(r -> r.bucket(name).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    public void put(String key, byte[] content) {
        client.putObject(r -> r.bucket(name).key(key), RequestBody.fromBytes(content));
    }

    @Override
    public void close() {
        client.close();
    }
}
