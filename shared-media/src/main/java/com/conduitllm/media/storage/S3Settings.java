package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.time.Duration;

/**
 * {@code CONDUITLLM__STORAGE__S3__…}.
 *
 * @param serviceUrl an S3-compatible store; null for AWS
 * @param accessKey null, like {@code secretKey}, for the SDK's default chain
 * @param secretKey secret
 * @param bucketName required when the store is used
 * @param region null for {@code auto} with a service URL, else for the SDK's chain
 * @param publicBaseUrl CDN base of public URLs; null for none
 * @param forcePathStyle bucket in the path instead of the host name; null for "with a service URL"
 * @param autoCreateBucket whether Core makes the bucket when it does not exist
 * @param checksums how uploads and deletions prove that they arrived unharmed
 * @param maxFileSizeBytes largest object that is stored
 * @param maxDeletesPerSecond most keys that are deleted in a second
 * @param landingHorizon longest time between signing a PUT and its object being visible
 * @param callTimeout longest time for one call with all its attempts, without an object's body, ≥ 1
 *     s
 */
public record S3Settings(
        @Nullable URI serviceUrl,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable String bucketName,
        @Nullable String region,
        @Nullable URI publicBaseUrl,
        @Nullable Boolean forcePathStyle,
        @DefaultValue("false") boolean autoCreateBucket,
        @DefaultValue("auto") Checksums checksums,
        @DefaultValue("524288000") long maxFileSizeBytes,
        @DefaultValue("3500") int maxDeletesPerSecond,
        @DefaultValue("PT15M") Duration landingHorizon,
        @DefaultValue("PT1M") Duration callTimeout) {
    private static final Duration SHORTEST_CALL = Duration.ofSeconds(1);
    private static final String VARIABLE = "CONDUITLLM__STORAGE__S3__";

    public S3Settings {
        serviceUrl = requireWeb(serviceUrl, "SERVICEURL");
        publicBaseUrl = requireWeb(publicBaseUrl, "PUBLICBASEURL");
        accessKey = blankToNull(accessKey);
        secretKey = blankToNull(secretKey);
        bucketName = blankToNull(bucketName);
        region = blankToNull(region);
        if ((accessKey == null) != (secretKey == null)) {
            throw problem(
                    accessKey == null ? "ACCESSKEY" : "SECRETKEY",
                    "must be set, because the other key is; leave out both for the AWS default"
                            + " chain.");
        }
        if (maxFileSizeBytes < 1) {
            throw problem(
                    "MAXFILESIZEBYTES", "must be at least 1, but is " + maxFileSizeBytes + ".");
        }
        if (maxDeletesPerSecond < 1) {
            throw problem(
                    "MAXDELETESPERSECOND",
                    "must be at least 1, but is " + maxDeletesPerSecond + ".");
        }
        if (!landingHorizon.isPositive()) {
            throw problem(
                    "LANDINGHORIZON", "must be longer than zero, but is " + landingHorizon + ".");
        }
        if (callTimeout.compareTo(SHORTEST_CALL) < 0) {
            throw problem(
                    "CALLTIMEOUT",
                    "must be at least %s, but is %s.".formatted(SHORTEST_CALL, callTimeout));
        }
    }

    /** The bucket's name; throws when none is set. */
    String requiredBucketName() {
        if (bucketName == null) {
            throw problem("BUCKETNAME", "must be set: it names the bucket that holds the media.");
        }
        return bucketName;
    }

    /** The region to sign for; null for the SDK's chain. */
    @Nullable String effectiveRegion() {
        return region == null && serviceUrl != null ? "auto" : region;
    }

    boolean effectivePathStyle() {
        return forcePathStyle == null ? serviceUrl != null : forcePathStyle;
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "S3Settings[serviceUrl=%s, bucketName=%s, region=%s]"
                .formatted(serviceUrl, bucketName, region);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable URI requireWeb(@Nullable URI url, String variable) {
        if (url == null || url.toString().isBlank()) {
            return null;
        }
        boolean web =
                "http".equalsIgnoreCase(url.getScheme())
                        || "https".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null || url.getUserInfo() != null) {
            throw problem(variable, "must be a web address such as https://s3.example.com.");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw problem(variable, "must have neither a query nor a fragment.");
        }
        return url;
    }

    private static IllegalArgumentException problem(String variable, String sentence) {
        return new IllegalArgumentException(VARIABLE + variable + " " + sentence);
    }
}
