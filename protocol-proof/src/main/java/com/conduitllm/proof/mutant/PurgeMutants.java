package com.conduitllm.proof.mutant;

import java.util.List;

/** Mutants of the way out: claim, DELETE, forget, release, and the farewell to the key. */
final class PurgeMutants {
    private static final String RECORD = "shared-media/src/main/java/com/conduitllm/media/record/";
    private static final String STORAGE =
            "shared-media/src/main/java/com/conduitllm/media/storage/";
    private static final String LIFECYCLE =
            "admin-api/src/main/java/com/conduitllm/admin/lifecycle/";
    private static final Edit FORGET_UNSETTLED =
            new Edit(
                    RECORD + "ForgetStatement.java",
                    " AND m.lease_token = :token AND m.claimed_at > m.settles_at",
                    " AND m.lease_token = :token");
    private static final Edit FORGET_FOR_ANYBODY =
            new Edit(
                    RECORD + "ForgetStatement.java",
                    " AND m.lease_token = :token AND m.claimed_at > m.settles_at",
                    " AND (m.lease_token = :token OR true) AND m.claimed_at > m.settles_at");
    private static final Edit ASK_TO_FORGET_UNSETTLED =
            new Edit(
                    LIFECYCLE + "MediaPurger.java",
                    "deleted.stream().filter(Claimed::settled).map(Claimed::id).toList()",
                    "deleted.stream().map(Claimed::id).toList()");

    private PurgeMutants() {}

    static final List<Mutant> ALL =
            List.of(
                    Mutant.of(
                            "forget-before-settle",
                            "2c",
                            "lateness",
                            FORGET_UNSETTLED,
                            ASK_TO_FORGET_UNSETTLED),
                    Mutant.of(
                            "strays-deleted-directly",
                            "4",
                            "strays",
                            new Edit(
                                    LIFECYCLE + "PrefixProof.java",
                                    "int recorded = ledger.recordStrays(store, recordable, from);",
                                    "storage.delete(recordable.stream().map(o -> new"
                                            + " StorageKey(o.name())).toList()); int recorded ="
                                            + " 0;")),
                    Mutant.of(
                            "verified-without-listing",
                            "16",
                            "strays",
                            new Edit(
                                    LIFECYCLE + "KeyDeletionTurn.java",
                                    "return switch (proof.look(deletion.prefix(), store, from)) {",
                                    "return switch ((Finding) new Finding.Empty()) {")),
                    Mutant.of("token-ignored-by-forget", "18", "pauses", FORGET_FOR_ANYBODY),
                    Mutant.of(
                            "counted-by-request",
                            "18",
                            "pauses",
                            new Edit(
                                    RECORD + "ForgetStatement.java",
                                    """
                                    SELECT id, virtual_key_id, key_hmac, hash_hmac, media_type, size_bytes, purge_reason,
                                                        cast(:runId AS uuid), created_at
                                                    FROM gone),\
                                    """,
                                    """
                                    SELECT u.id, g.virtual_key_id, u.key_hmac, u.hash_hmac, g.media_type, g.size_bytes,
                                                        coalesce(g.purge_reason, 'virtual_key_deleted'), cast(:runId AS uuid), coalesce(g.created_at, now())
                                                    FROM unnest(:ids, :keyHmacs, :hashHmacs) u(id, key_hmac, hash_hmac) LEFT JOIN gone g USING (id)),\
                                    """)),
                    Mutant.of(
                            "lease-ignored",
                            "18",
                            "pauses",
                            new Edit(
                                    RECORD + "ClaimCondition.java",
                                    "\"m.state = 'DELETING' AND greatest(m.lease_until,"
                                            + " m.next_attempt_at) <= now()\"",
                                    "\"m.state = 'DELETING' AND coalesce(m.next_attempt_at,"
                                            + " '-infinity') <= now()\"")),
                    Mutant.of(
                            "per-key-errors-ignored",
                            "19",
                            "lies",
                            new Edit(
                                    STORAGE + "S3Deletion.java",
                                    "confirmed.removeAll(failed.keySet());\n        return new"
                                            + " DeletionOutcome(confirmed, failed);",
                                    "return new DeletionOutcome(confirmed, Map.of());")),
                    Mutant.of(
                            "unread-answer-taken-for-success",
                            "19",
                            "lies",
                            new Edit(
                                    LIFECYCLE + "MediaPurger.java",
                                    "rows.forEach(row -> failed.put(row, PurgeTrouble.of(e)));",
                                    "return Map.of();")),
                    Mutant.of(
                            "answers-not-checked",
                            "19",
                            "lies",
                            new Edit(
                                    STORAGE + "S3Clients.java",
                                    "                                       "
                                            + " .addExecutionInterceptor(new StrictAnswers()));",
                                    ");")));
}
