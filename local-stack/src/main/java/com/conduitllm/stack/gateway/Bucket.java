package com.conduitllm.stack.gateway;

import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.StackFailure;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.util.List;

/**
 * The bucket itself, asked by S3's own listing, all pages: what is really stored, whatever anybody
 * believes.
 */
public final class Bucket implements AutoCloseable {
    /** The bucket's own corner: its identity, not media. */
    private static final String CORNER = ".conduit/";

    private final S3Client client;
    private final String name;

    public Bucket(Endpoints.S3 store) {
        var credentials = AwsBasicCredentials.create(store.accessKey(), store.secretKey());
        this.client =
                S3Client.builder()
                        .endpointOverride(store.endpoint())
                        .region(Region.of(store.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(credentials))
                        .forcePathStyle(true)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
        this.name = store.bucket();
    }

    /** An object of the listing. */
    public record Stored(String key, long sizeBytes) {}

    /**
     * What a complete listing showed.
     *
     * @param media everything outside of the bucket's own corner
     * @param ownCorner how many objects the bucket keeps about itself
     */
    public record Listing(List<Stored> media, int ownCorner) {}

    public Listing list() {
        try {
            List<Stored> all =
                    client
                            .listObjectsV2Paginator(request -> request.bucket(name))
                            .contents()
                            .stream()
                            .map(object -> new Stored(object.key(), object.size()))
                            .toList();
            List<Stored> media = all.stream().filter(it -> !it.key().startsWith(CORNER)).toList();
            return new Listing(media, all.size() - media.size());
        } catch (SdkException cause) {
            throw new StackFailure(
                    "The bucket " + name + " cannot be listed: " + cause.getMessage() + ".", cause);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
