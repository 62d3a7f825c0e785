package com.conduitllm.e2e.gateway;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Many media of one key, rows and objects, quicker than they could be generated. */
public final class BulkMedia {
    public static final byte[] CONTENT = "one of many".getBytes(StandardCharsets.UTF_8);
    private static final int AT_ONCE = 8;

    private BulkMedia() {}

    /** Needs a bucket that already has its identity: generate something first. */
    public static void insert(Gateway gateway, NewKey key, int count) {
        gateway.ledger()
                .execute(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, content_type,
                            size_bytes, content_hash, provider, model, storage_url, state, settles_at,
                            completed_at, store_id)
                        SELECT gen_random_uuid(), ? || 'bulk-' || n || '.png', ?, 'image', 'image/png', ?, ?,
                            'sample', 'sample-image', 'http://store/bulk', 'AVAILABLE',
                            now() - interval '1 second', now(), (SELECT store_id FROM installation)
                        FROM generate_series(1, ?) n
                        """,
                        key.folder(),
                        key.id(),
                        CONTENT.length,
                        Audit.sha256(CONTENT),
                        count);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.rangeClosed(1, count)
                    .mapToObj(n -> key.folder() + "bulk-" + n + ".png")
                    .forEach(name -> threads.execute(() -> gateway.bucket().put(name, CONTENT)));
        }
    }
}
