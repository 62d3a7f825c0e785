package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.auth.AdminActor;
import com.conduitllm.admin.lifecycle.DeletionReceipt;
import com.conduitllm.admin.lifecycle.KeyDeletionOutcome;
import com.conduitllm.admin.lifecycle.MediaLifecycleService;
import com.conduitllm.media.owner.VirtualKeyId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

import java.time.Duration;

/**
 * Deletes virtual keys. The class' name and its two log lines are what operators search their logs
 * for.
 */
@Service
class AdminVirtualKeyService {
    private static final Logger log = LoggerFactory.getLogger(AdminVirtualKeyService.class);

    private final MediaLifecycleService lifecycle;

    AdminVirtualKeyService(MediaLifecycleService lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Marks the key as deleted, which makes it and its media dead at once; the objects follow.
     * Asking again, also when the key is long gone, gives the same receipt.
     *
     * @param patience how long to wait for the proof that everything is gone; zero: not at all
     */
    KeyDeletionOutcome delete(VirtualKeyId id, AdminActor actor, Duration patience) {
        KeyDeletionOutcome outcome = lifecycle.requestKeyDeletion(id, actor.label());
        return switch (outcome) {
            case KeyDeletionOutcome.Accepted(DeletionReceipt receipt) -> {
                if (receipt.state() != DeletionReceipt.State.VERIFIED) {
                    log.info("Deleting associated media files for virtual key {}", id);
                }
                yield new KeyDeletionOutcome.Accepted(awaited(receipt, patience));
            }
            case KeyDeletionOutcome.StorageNotConfigured _ -> {
                log.warn(
                        "Media lifecycle service not available, media files for virtual key {} will"
                                + " become orphaned",
                        id);
                yield outcome;
            }
            case KeyDeletionOutcome.UnknownKey _ -> outcome;
        };
    }

    private DeletionReceipt awaited(DeletionReceipt receipt, Duration patience) {
        if (patience.isZero()) {
            return receipt;
        }
        try {
            return lifecycle.await(receipt.deletionId(), patience).orElse(receipt);
        } catch (InterruptedException e) {
            // The process is stopping: the deletion is accepted all the same, only not waited for.
            Thread.currentThread().interrupt();
            return receipt;
        }
    }
}
