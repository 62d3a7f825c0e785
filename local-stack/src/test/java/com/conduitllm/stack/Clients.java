package com.conduitllm.stack;

import com.conduitllm.stack.state.Endpoints;
import com.rabbitmq.client.ConnectionFactory;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Ordinary clients for what {@code endpoints.json} says. */
final class Clients {
    private Clients() {}

    static Connection sql(Endpoints endpoints) throws SQLException {
        URI url = URI.create(endpoints.postgresUrl());
        String[] login = url.getUserInfo().split(":", 2);
        return sql(endpoints, login[0], login[1]);
    }

    static Connection sql(Endpoints endpoints, String user, String password) throws SQLException {
        URI url = URI.create(endpoints.postgresUrl());
        String jdbc =
                "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), url.getPort(), url.getPath());
        return DriverManager.getConnection(jdbc, user, password);
    }

    static String query(Endpoints endpoints, String sql) throws SQLException {
        try (Connection connection = sql(endpoints);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void execute(Endpoints endpoints, String sql) throws SQLException {
        try (Connection connection = sql(endpoints);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static S3Client s3(Endpoints.S3 store, String accessKey, String secretKey) {
        var credentials = AwsBasicCredentials.create(accessKey, secretKey);
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    static S3Client s3(Endpoints.S3 store) {
        return s3(store, store.accessKey(), store.secretKey());
    }

    static com.rabbitmq.client.Connection amqp(Endpoints endpoints) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(endpoints.amqpUrl());
        return factory.newConnection();
    }
}
