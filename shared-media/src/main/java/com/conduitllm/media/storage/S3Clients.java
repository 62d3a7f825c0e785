package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

import java.net.URI;

/**
 * The SDK's clients for one bucket, over one connection pool.
 *
 * @param retrying tries transient failures again, with growing, jittered pauses
 * @param single sends each request once, so that throttling reaches the caller's own pacing
 */
record S3Clients(S3Client retrying, S3Client single, SdkHttpClient http, Bucket bucket)
        implements AutoCloseable {
    private static final int MAX_ATTEMPTS = 4;
    private static final int MAX_CONNECTIONS = 256;

    /**
     * Where the objects are, for sentences.
     *
     * @param where the endpoint, or AWS and its region
     */
    record Bucket(String name, String where) {
        @Override
        public String toString() {
            return "bucket " + name + " at " + where;
        }
    }

    static S3Clients open(S3Settings settings, Patience patience) {
        Region region = region(settings.effectiveRegion());
        URI serviceUrl = settings.serviceUrl();
        String where = serviceUrl == null ? "AWS " + region.id() : serviceUrl.toString();
        SdkHttpClient http =
                Apache5HttpClient.builder()
                        .connectionTimeout(patience.connect())
                        .connectionAcquisitionTimeout(patience.acquire())
                        .socketTimeout(patience.read())
                        .maxConnections(MAX_CONNECTIONS)
                        .tcpKeepAlive(true)
                        .build();
        RetryStrategy retries =
                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(MAX_ATTEMPTS)
                        .build();
        return new S3Clients(
                client(settings, region, http, patience, retries),
                client(settings, region, http, patience, AwsRetryStrategy.doNotRetry()),
                http,
                new Bucket(settings.requiredBucketName(), where));
    }

    private static S3Client client(
            S3Settings settings,
            Region region,
            SdkHttpClient http,
            Patience patience,
            RetryStrategy retries) {
        boolean foreign = settings.serviceUrl() != null;
        S3ClientBuilder builder =
                S3Client.builder()
                        .region(region)
                        .credentialsProvider(credentials(settings))
                        .httpClient(http)
                        .forcePathStyle(settings.effectivePathStyle())
                        .overrideConfiguration(c ->
                                c.retryStrategy(retries)
                                        .apiCallTimeout(patience.call())
                                        .addExecutionInterceptor(new SigningGuard())
                                        .addExecutionInterceptor(new StrictAnswers()));
        if (foreign) {
            builder.endpointOverride(settings.serviceUrl());
        }
        if (foreign && settings.checksums() != Checksums.AWS) {
            // Other stores know neither the trailing checksums nor aws-chunked bodies.
            builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .serviceConfiguration(
                            S3Configuration.builder().chunkedEncodingEnabled(false).build());
        }
        if (settings.checksums() == Checksums.MD5) {
            builder.addPlugin(LegacyMd5Plugin.create());
        }
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Settings settings) {
        String accessKey = settings.accessKey();
        String secretKey = settings.secretKey();
        if (accessKey == null || secretKey == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }

    private static Region region(@Nullable String configured) {
        if (configured != null) {
            return Region.of(configured);
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkClientException e) {
            throw new IllegalArgumentException(
                    "CONDUITLLM__STORAGE__S3__REGION must be set, because neither the environment"
                            + " nor an AWS profile names a region.",
                    e);
        }
    }

    @Override
    public void close() {
        retrying.close();
        single.close();
        http.close();
    }
}
