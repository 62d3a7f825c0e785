package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Lists the prefix of a deleted key once more, a day after it was verified: long after every upload
 * that a wrong clock, a slow store or a foreign writer could have delayed. A hit opens the receipt
 * again, and the ordinary deletion does the rest. What was due at the look must still be due when
 * it is written down: another instance may have opened the receipt and verified it again.
 */
final class PrefixRecheck {
    private static final Logger LOG = LoggerFactory.getLogger(PrefixRecheck.class);
    private static final int MOST_PER_LOOK = 100;

    private final JdbcClient jdbc;
    private final ObjectStorage storage;
    private final PurgeGate gate;
    private final PurgeNudge nudge;

    PrefixRecheck(JdbcClient jdbc, ObjectStorage storage, PurgeGate gate, PurgeNudge nudge) {
        this.jdbc = jdbc;
        this.storage = storage;
        this.gate = gate;
        this.nudge = nudge;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            List<OpenDeletion> due = due();
            if (!due.isEmpty() && !(gate.permission() instanceof PurgePermission.Closed)) {
                due.forEach(this::look);
            }
        } catch (StorageException | DataAccessException e) {
            LOG.debug("Prefixes are looked at again in a minute", e);
        }
    }

    private List<OpenDeletion> due() {
        return jdbc.sql(
                        """
                        SELECT id, virtual_key_id, storage_prefix FROM deletion_receipts
                        WHERE state = 'verified' AND rechecked_at IS NULL AND recheck_at <= now()
                        ORDER BY recheck_at LIMIT :limit
                        """)
                .param("limit", MOST_PER_LOOK)
                .query((row, _) ->
                        new OpenDeletion(
                                row.getObject("id", UUID.class),
                                new VirtualKeyId(row.getObject("virtual_key_id", UUID.class)),
                                new StoragePrefix(row.getString("storage_prefix"))))
                .list();
    }

    private void look(OpenDeletion deletion) {
        String folder = deletion.prefix().asFolder();
        boolean empty =
                storage.list(folder, null, 1).objects().isEmpty()
                        && !storage.hasUnfinishedUploads(folder);
        if (empty) {
            jdbc.sql(
                            """
                            UPDATE deletion_receipts SET rechecked_at = now()
                            WHERE id = :id AND state = 'verified' AND recheck_at <= now()
                            """)
                    .param("id", deletion.id())
                    .update();
            return;
        }
        LOG.warn(
                "Objects have appeared under the prefix of key {} after its deletion was verified;"
                        + " the receipt {} is open again",
                deletion.key(),
                deletion.id());
        jdbc.sql(
                        """
                        UPDATE deletion_receipts
                        SET state = 'deleting', verified_at = NULL, recheck_at = NULL,
                            last_error = 'Objects appeared after the deletion had been verified.'
                        WHERE id = :id AND state = 'verified' AND recheck_at <= now()
                        """)
                .param("id", deletion.id())
                .update();
        nudge.nudge();
    }
}
