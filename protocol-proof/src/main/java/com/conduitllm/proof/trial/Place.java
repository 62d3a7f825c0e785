package com.conduitllm.proof.trial;

import com.conduitllm.media.storage.StoreDoor;
import com.conduitllm.proof.audit.RawBucket;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.Duration;

/** Where a trial takes place. Goes to the child process by its environment: it holds secrets. */
public record Place(
        String jdbcUrl,
        String username,
        String password,
        URI endpoint,
        String region,
        String accessKey,
        String secretKey,
        String bucket) {
    /** The variable that holds it. */
    public static final String VARIABLE = "CONDUIT_PROOF_PLACE";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Place of(Database database, Bucket bucket) {
        return new Place(
                database.jdbcUrl(),
                database.username(),
                database.password(),
                bucket.endpoint(),
                bucket.region(),
                bucket.accessKey(),
                bucket.secretKey(),
                bucket.name());
    }

    public static Place parse(String text) {
        return JSON.readValue(text, Place.class);
    }

    RawBucket rawBucket() {
        return new RawBucket(endpoint, region, accessKey, secretKey, bucket);
    }

    /** The product's storage by way of {@code wire}. */
    StoreDoor open(URI wire, Duration patience) {
        return StoreDoor.open(
                wire, region, new StoreDoor.Credentials(accessKey, secretKey), bucket, patience);
    }

    public String text() {
        return JSON.writeValueAsString(this);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "Place[" + jdbcUrl + ", " + bucket + " at " + endpoint + "]";
    }
}
