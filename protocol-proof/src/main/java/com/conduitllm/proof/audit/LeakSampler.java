package com.conduitllm.proof.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One look at bucket and ledger together: list the bucket, look the rows up, look at the store
 * again. What is still there after its row was not is there without a row.
 */
public final class LeakSampler {
    private final RawBucket bucket;
    private final JdbcClient jdbc;
    private final Violations violations;

    public LeakSampler(RawBucket bucket, JdbcClient jdbc, Violations violations) {
        this.bucket = bucket;
        this.jdbc = jdbc;
        this.violations = violations;
    }

    public void sample() {
        List<String> served = served();
        List<String> listed = bucket.media();
        String[] keys = listed.toArray(String[]::new);
        confirm(withoutRow(keys), "object without row", "%s is in the bucket and has no row");
        confirm(
                underVerified(keys),
                "verified receipt",
                "%s is in the bucket although the deletion of its key was verified");
        missing(served, new HashSet<>(listed));
        breaches();
        countedTwice();
        lifeAfterDeath();
    }

    private List<String> withoutRow(String[] keys) {
        return jdbc.sql(
                        """
                        SELECT u.key FROM unnest(:keys) u(key)
                        WHERE NOT EXISTS (SELECT FROM media_records m WHERE m.storage_key = u.key)
                          AND NOT EXISTS (SELECT FROM proof_planted p WHERE p.storage_key = u.key)
                        """)
                .param("keys", keys)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> underVerified(String[] keys) {
        return jdbc.sql(
                        """
                        SELECT u.key FROM unnest(:keys) u(key)
                        JOIN deletion_receipts r ON r.storage_prefix = split_part(u.key, '/', 1) AND r.state = 'verified'
                        """)
                .param("keys", keys)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void confirm(List<String> suspects, String rule, String sentence) {
        for (String key : suspects) {
            if (bucket.holds(key)) {
                violations.add(rule, sentence.formatted(key));
            }
        }
    }

    private List<String> served() {
        return jdbc.sql(
                        """
                        SELECT m.storage_key FROM media_records m JOIN virtual_keys k ON k.id = m.virtual_key_id
                        WHERE m.state = 'AVAILABLE' AND k.state = 'ACTIVE'
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What is still served after its object was not there is lost. */
    private void missing(List<String> served, Set<String> listed) {
        for (String key : served) {
            if (!listed.contains(key) && !bucket.holds(key) && served().contains(key)) {
                violations.add("lost medium", key + " is served but not in the bucket");
            }
        }
    }

    private void breaches() {
        jdbc.sql("SELECT rule, sentence FROM proof_breaches ORDER BY id")
                .query((row, _) -> {
                    violations.add(row.getString("rule"), row.getString("sentence"));
                    return 0;
                })
                .list();
    }

    private void countedTwice() {
        jdbc.sql(
                        """
                        SELECT media_id || ' has ' || count(*) || ' lines in media_deletions' FROM media_deletions
                        GROUP BY media_id HAVING count(*) > 1
                        """)
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(sentence -> violations.add("counted twice", sentence));
    }

    /** After the deletion of a key was acknowledged nothing of it begins and nothing completes. */
    private void lifeAfterDeath() {
        jdbc.sql(
                        """
                        SELECT m.storage_key || ' was reserved after the deletion of its key was acknowledged' AS sentence
                        FROM media_records m JOIN proof_dead_keys USING (virtual_key_id)
                        WHERE NOT EXISTS (SELECT FROM proof_dead d WHERE d.media_id = m.id)
                        UNION ALL
                        SELECT f.storage_key || ' was reserved after the deletion of its key was acknowledged, and is gone'
                        FROM proof_forgotten f JOIN proof_dead_keys k USING (virtual_key_id)
                        WHERE f.at > k.seen_at AND NOT EXISTS (SELECT FROM proof_dead d WHERE d.media_id = f.media_id)
                        UNION ALL
                        SELECT d.media_id || ' was completed after the deletion of its key was acknowledged'
                        FROM proof_dead d JOIN event_outbox e
                          ON e.event_type = 'MediaGenerationCompleted' AND e.payload ->> 'mediaId' = d.media_id::text
                        WHERE d.state = 'PENDING'
                        """)
                .query((row, _) -> row.getString(1))
                .list()
                .forEach(sentence -> violations.add("dead key", sentence));
    }
}
