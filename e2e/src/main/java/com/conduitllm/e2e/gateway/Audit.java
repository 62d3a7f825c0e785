package com.conduitllm.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.testing.stack.Bucket;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the bucket and the tables agree, to be asked when nothing is under way:
 *
 * <ol>
 *   <li>every object has a row;
 *   <li>every row that is served has its object, of the recorded size and hash;
 *   <li>the totals are what the rows add up to.
 * </ol>
 */
public final class Audit {
    private final Bucket bucket;
    private final Ledger ledger;

    Audit(Bucket bucket, Ledger ledger) {
        this.bucket = bucket;
        this.ledger = ledger;
    }

    public void assertAgreement() {
        Set<String> objects = Set.copyOf(bucket.mediaKeys());
        List<MediaRow> rows = ledger.media();
        Set<String> recorded = rows.stream().map(MediaRow::storageKey).collect(Collectors.toSet());
        assertThat(recorded).as("every object has a row").containsAll(objects);
        assertThat(rows)
                .filteredOn(row -> row.state().equals("AVAILABLE"))
                .allSatisfy(row -> assertStored(row, objects));
        assertThat(wrongTotals()).as("totals that differ from the rows").isEmpty();
    }

    private void assertStored(MediaRow row, Set<String> objects) {
        assertThat(objects).as("the object of %s", row.id()).contains(row.storageKey());
        byte[] bytes = bucket.bytes(row.storageKey());
        assertThat(bytes).as("the bytes of %s", row.id()).hasSize((int) row.sizeBytes());
        assertThat(sha256(bytes)).as("the hash of %s", row.id()).isEqualTo(row.contentHash());
    }

    private List<String> wrongTotals() {
        return ledger.texts(
                """
                SELECT concat_ws(' ', virtual_key_id, media_type, provider, model,
                                 sum(files), sum(bytes), sum(served_files), sum(served_bytes))
                FROM (SELECT virtual_key_id, media_type, provider, model, stored_files AS files,
                             stored_bytes AS bytes, served_files, served_bytes
                      FROM media_usage
                      UNION ALL
                      SELECT virtual_key_id, media_type, provider, model,
                             -(completed_at IS NOT NULL)::int,
                             -(completed_at IS NOT NULL)::int * coalesce(size_bytes, 0),
                             -(state = 'AVAILABLE')::int,
                             -(state = 'AVAILABLE')::int * coalesce(size_bytes, 0)
                      FROM media_records WHERE virtual_key_id IS NOT NULL) parts
                GROUP BY virtual_key_id, media_type, provider, model
                HAVING sum(files) <> 0 OR sum(bytes) <> 0
                    OR sum(served_files) <> 0 OR sum(served_bytes) <> 0
                """);
    }

    /** Lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
