package com.conduitllm.media.record;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.MediaId;
import com.conduitllm.media.MediaState;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.ReserveOutcome.ReservedMedia;
import com.conduitllm.media.storage.SigningWindow;
import com.conduitllm.media.storage.StorageKey;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** {@code → PENDING → AVAILABLE}. */
final class UploadTransitions {
    private final JdbcClient jdbc;
    private final IdSource ids;
    private final RandomGenerator random;
    private final LongSupplier nanoTime;
    private final UploadTimings timings;

    UploadTransitions(
            JdbcClient jdbc,
            IdSource ids,
            RandomGenerator random,
            LongSupplier nanoTime,
            UploadTimings timings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.random = random;
        this.nanoTime = nanoTime;
        this.timings = timings;
    }

    ReserveOutcome reserve(Reservation reservation) {
        List<StorageKey> keys =
                reservation.items().stream()
                        .map(item ->
                                StorageKey.create(reservation.prefix(), random, item.extension()))
                        .toList();
        List<MediaId> mediaIds = keys.stream().map(_ -> new MediaId(ids.next())).toList();
        SigningWindow window = SigningWindow.open(timings.signingWindow(), nanoTime);
        Map<UUID, ReservedMedia> reserved =
                Retry.onDeadlock(() -> insertPending(reservation, mediaIds, keys));
        if (reserved.isEmpty()) {
            return new ReserveOutcome.KeyNotLive();
        }
        return new ReserveOutcome.Reserved(
                mediaIds.stream().map(id -> reserved.get(id.value())).toList(), window);
    }

    private Map<UUID, ReservedMedia> insertPending(
            Reservation r, List<MediaId> mediaIds, List<StorageKey> keys) {
        return jdbc
                .sql(UploadStatements.RESERVE)
                .param("owner", r.owner().toString())
                .param("mediaType", r.kind().wireName())
                .param("provider", r.provider())
                .param("model", r.model())
                .param("prompt", r.prompt())
                .param("correlationId", r.correlationId())
                .param("store", r.store().value())
                .param("deadline", seconds(timings.deadline()))
                .param("settling", seconds(timings.settling()))
                .param("ids", mediaIds.stream().map(MediaId::value).toArray(UUID[]::new))
                .param("keys", keys.stream().map(StorageKey::value).toArray(String[]::new))
                .param(
                        "contentTypes",
                        r.items().stream()
                                .map(Reservation.Item::contentType)
                                .toArray(String[]::new))
                .query((row, _) ->
                        new ReservedMedia(
                                new MediaId(row.getObject("id", UUID.class)),
                                new StorageKey(row.getString("storage_key")),
                                Columns.instant(row, "created_at")))
                // Not stream(): it holds its connection until somebody closes it.
                .list()
                .stream()
                .collect(Collectors.toMap(m -> m.id().value(), m -> m));
    }

    /**
     * All rows or none, under the lock of a live key; visible exactly when the events are queued.
     */
    CompleteOutcome complete(VirtualKeyId owner, List<CompletedUpload> uploads) {
        int changed = Retry.onLostAnswer(() -> makeAvailable(owner, uploads));
        return changed == uploads.size()
                ? new CompleteOutcome.Completed()
                : whyNothingChanged(owner, uploads);
    }

    private int makeAvailable(VirtualKeyId owner, List<CompletedUpload> uploads) {
        UploadColumns columns = new UploadColumns(uploads);
        return jdbc.sql(UploadStatements.COMPLETE)
                .param("owner", owner.toString())
                .params(columns.asParameters())
                .query(Integer.class)
                .single();
    }

    /**
     * A commit whose answer got lost looks like a dead key when it is asked for again, and deleting
     * what looks unwanted would then delete live media. So the rows are read and nothing is
     * touched.
     */
    private CompleteOutcome whyNothingChanged(VirtualKeyId owner, List<CompletedUpload> uploads) {
        Map<UUID, String> availableHashes =
                jdbc
                        .sql(
                                "SELECT id, content_hash FROM media_records WHERE id = ANY(:ids)"
                                        + " AND state = :available")
                        .param("ids", new UploadColumns(uploads).ids())
                        .param("available", MediaState.AVAILABLE.name())
                        .query((row, _) ->
                                Map.entry(
                                        row.getObject("id", UUID.class),
                                        row.getString("content_hash")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        boolean ours =
                uploads.stream()
                        .allMatch(u -> u.contentHash().equals(availableHashes.get(u.id().value())));
        if (ours) {
            return new CompleteOutcome.Completed();
        }
        boolean live =
                jdbc.sql(
                                """
                                SELECT EXISTS (SELECT FROM virtual_keys
                                    WHERE id = :owner AND state = 'ACTIVE' AND (expires_at IS NULL OR expires_at > now()))
                                """)
                        .param("owner", owner.value())
                        .query(Boolean.class)
                        .single();
        return live ? new CompleteOutcome.Superseded() : new CompleteOutcome.KeyNotLive();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
