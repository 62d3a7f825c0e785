package com.conduitllm.proof.mutant;

import java.util.List;

/** Mutants of the way in: reserve, PUT, complete. */
final class UploadMutants {
    private static final String RECORD = "shared-media/src/main/java/com/conduitllm/media/record/";
    private static final String STORAGE =
            "shared-media/src/main/java/com/conduitllm/media/storage/";
    private static final String GENERATION =
            "core-api/src/main/java/com/conduitllm/core/generation/";
    private static final String LOCKED_KEY =
            """
            WITH gate AS MATERIALIZED (
                            SELECT pg_advisory_xact_lock_shared(hashtextextended(cast(:owner AS text), 0))),
                        k AS MATERIALIZED (
                            SELECT v.id FROM gate, virtual_keys v
                            WHERE v.id = cast(:owner AS uuid)
                              AND v.state = 'ACTIVE' AND (v.expires_at IS NULL OR v.expires_at > now())
                            FOR SHARE OF v)\
            """;
    private static final String UNLOCKED_KEY =
            """
            WITH k AS MATERIALIZED (
                            SELECT v.id FROM virtual_keys v
                            WHERE v.id = cast(:owner AS uuid)
                              AND v.state = 'ACTIVE' AND (v.expires_at IS NULL OR v.expires_at > now()))\
            """;
    private static final String ANY_KEY =
            """
            WITH k AS MATERIALIZED (
                            SELECT v.id FROM virtual_keys v WHERE v.id = cast(:owner AS uuid) FOR SHARE OF v)\
            """;
    private static final String AFTER_RESERVE = "\n            INSERT INTO media_records (id,";
    private static final String AFTER_COMPLETE = ",\n            u AS MATERIALIZED (";

    private UploadMutants() {}

    static final List<Mutant> ALL =
            List.of(
                    Mutant.of(
                            "deadline-ignored",
                            "control",
                            "lateness",
                            new Edit(
                                    RECORD + "UploadStatements.java",
                                    "now() + make_interval(secs => :deadline), now() +"
                                            + " make_interval(secs => :settling)",
                                    "now() + make_interval(secs => :deadline), now() + 0 *"
                                            + " make_interval(secs => :settling)")),
                    Mutant.of(
                            "object-before-row",
                            "control",
                            "storm",
                            new Edit(
                                    RECORD + "UploadTransitions.java",
                                    "                Retry.onDeadlock(() ->"
                                            + " insertPending(reservation, mediaIds, keys));",
                                    """
                                            new java.util.HashMap<>();
                                    for (int i = 0; i < keys.size(); i++) {
                                        reserved.put(
                                                mediaIds.get(i).value(),
                                                new ReservedMedia(mediaIds.get(i), keys.get(i), java.time.Instant.now()));
                                    }
                                    Thread.startVirtualThread(() -> {
                                        try {
                                            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                                            insertPending(reservation, mediaIds, keys);
                                        } catch (Throwable lost) {
                                            return;
                                        }
                                    });\
                                    """)),
                    Mutant.of(
                            "core-deletes-what-it-could-not-complete",
                            "1",
                            "lateness",
                            new Edit(
                                    GENERATION + "ImageGeneration.java",
                                    "        complete(job, uploads);\n        LOG.info(",
                                    """
                                    try {
                                        complete(job, uploads);
                                    } catch (RuntimeException e) {
                                        try {
                                            job.store().storage().delete(
                                                    reserved.media().stream().map(m -> m.storageKey()).toList());
                                        } catch (RuntimeException failed) {
                                            e.addSuppressed(failed);
                                        }
                                        throw e;
                                    }
                                    LOG.info(\
                                    """)),
                    Mutant.of(
                            "lost-answer-taken-for-a-dead-key",
                            "1",
                            "lateness",
                            new Edit(
                                    RECORD + "UploadTransitions.java",
                                    "        if (ours) {\n",
                                    "        if (ours && uploads.isEmpty()) {\n"),
                            new Edit(
                                    RECORD + "UploadTransitions.java",
                                    "return live ? new CompleteOutcome.Superseded() : new"
                                            + " CompleteOutcome.KeyNotLive();",
                                    "return new CompleteOutcome.KeyNotLive();")),
                    Mutant.of(
                            "signing-window-ignored",
                            "2b",
                            "hanging",
                            new Edit(
                                    STORAGE + "SigningWindow.java",
                                    "this.lengthNanos = length.toNanos();",
                                    "this.lengthNanos = 20 * length.toNanos();")),
                    Mutant.of(
                            "every-upload-settles-at-once",
                            "2d",
                            "lateness",
                            new Edit(
                                    STORAGE + "PutReceipt.java",
                                    "return attempts == 1;",
                                    "return attempts >= 1;")),
                    Mutant.of(
                            "reserve-without-lock",
                            "6",
                            "slow-database",
                            new Edit(
                                    RECORD + "UploadStatements.java",
                                    LOCKED_KEY + AFTER_RESERVE,
                                    UNLOCKED_KEY + AFTER_RESERVE)),
                    Mutant.of(
                            "reserve-for-any-key",
                            "6",
                            "late-claims",
                            new Edit(
                                    RECORD + "UploadStatements.java",
                                    LOCKED_KEY + AFTER_RESERVE,
                                    ANY_KEY + AFTER_RESERVE)),
                    Mutant.of(
                            "complete-without-lock",
                            "6",
                            "slow-database",
                            new Edit(
                                    RECORD + "UploadStatements.java",
                                    LOCKED_KEY + AFTER_COMPLETE,
                                    UNLOCKED_KEY + AFTER_COMPLETE)),
                    Mutant.of(
                            "complete-for-any-key",
                            "6",
                            "late-claims",
                            new Edit(
                                    RECORD + "UploadStatements.java",
                                    LOCKED_KEY + AFTER_COMPLETE,
                                    ANY_KEY + AFTER_COMPLETE)));
}
