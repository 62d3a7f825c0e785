package com.conduitllm.benchmark;

import com.conduitllm.benchmark.store.StubClient;
import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.NewKey;

import software.amazon.awssdk.services.s3.S3Client;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Admin's purge, database included, in turns with the loop that everybody writes first. */
final class PurgeRate implements Benchmark {
    private static final int PAIRS = 5;
    private static final int RECORDS = 50_000;
    private static final Map<String, String> UNBOUNDED =
            Map.of("CONDUITLLM__STORAGE__S3__MAXDELETESPERSECOND", "1000000");

    @Override
    public String name() {
        return "rate";
    }

    @Override
    public String question() {
        return "How many records a second does Admin purge, and how many a loop that deletes one"
                + " object and one row at a time?";
    }

    @Override
    public Table run() {
        Table table = new Table("store's latency", "Admin, records/s", "loop", "median of ratios");
        try (Scene scene = new Scene(UNBOUNDED).start();
                S3Client client = StubClient.to(scene.store())) {
            purge(scene);
            for (Duration latency : List.of(Duration.ZERO, Duration.ofMillis(25))) {
                scene.store().latency(latency);
                measure(table, scene, client, latency);
            }
        }
        return table;
    }

    private static void measure(Table table, Scene scene, S3Client client, Duration latency) {
        List<Double> admin = new ArrayList<>();
        List<Double> loop = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            admin.add(purge(scene));
            loop.add(loop(scene, client, latency.isZero() ? 500 : 100));
            ratios.add(admin.getLast() / loop.getLast());
        }
        table.row(
                latency.toMillis() + " ms",
                Figure.of("%.0f", Median.of(admin)),
                Figure.of("%.0f", Median.of(loop)),
                Figure.of("%.0f", Median.of(ratios)));
    }

    private static double purge(Scene scene) {
        NewKey key = scene.newKey("rate");
        scene.fill(key, RECORDS);
        long started = System.nanoTime();
        scene.delete(key);
        Waiting.until(() -> scene.hasNoRows(key));
        double seconds = (System.nanoTime() - started) / 1e9;
        if (scene.store().count(key.folder()) > 0) {
            throw new AssertionError("Rows are gone, objects are not");
        }
        return RECORDS / seconds;
    }

    private static double loop(Scene scene, S3Client client, int records) {
        NewKey key = scene.newKey("loop");
        scene.fill(key, records);
        try (Connection connection = scene.gateway().database().dataSource().getConnection();
                PreparedStatement row =
                        connection.prepareStatement(
                                "DELETE FROM media_records WHERE storage_key = ?")) {
            long started = System.nanoTime();
            for (int n = 1; n <= records; n++) {
                String name = key.folder() + "bulk-" + n + ".png";
                client.deleteObject(r -> r.bucket("benchmark").key(name));
                row.setString(1, name);
                row.executeUpdate();
            }
            return records / ((System.nanoTime() - started) / 1e9);
        } catch (SQLException e) {
            throw new IllegalStateException("The loop broke", e);
        }
    }
}
