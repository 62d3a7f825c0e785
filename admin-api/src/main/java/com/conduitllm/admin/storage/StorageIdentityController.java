package com.conduitllm.admin.storage;

import com.conduitllm.admin.auth.AdminActor;
import com.conduitllm.admin.auth.AdminScope;
import com.conduitllm.admin.auth.RequiresScope;
import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.media.record.StoreIdentity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** {@code /api/admin/media/storage/identity}; answers also while this service is not ready. */
@RestController
@RequestMapping("/api/admin/media/storage/identity")
class StorageIdentityController {
    private static final Logger log = LoggerFactory.getLogger(StorageIdentityController.class);

    private final ObjectProvider<StoreIdentity> identity;

    StorageIdentityController(ObjectProvider<StoreIdentity> identity) {
        this.identity = identity;
    }

    @PostMapping("/accept")
    @RequiresScope(AdminScope.ERASE)
    Accepted accept(@RequestBody AcceptIdentity wish, AdminActor actor) {
        var store = wish.checkedStoreId();
        long epoch = wish.checkedEpoch();
        String reason = wish.checkedReason();
        StoreIdentity known = identity.getIfAvailable();
        if (known == null) {
            throw RequestRefused.unavailable(
                    "No storage is configured here: set CONDUITLLM__STORAGE__PROVIDER.");
        }
        return switch (known.accept(store, epoch, actor.label(), reason)) {
            case StoreIdentity.AcceptOutcome.Accepted accepted -> {
                log.warn("{} accepted bucket {} at epoch {}", actor.label(), store, epoch);
                yield new Accepted(accepted.store().value(), accepted.epoch());
            }
            case StoreIdentity.AcceptOutcome.Differs differs ->
                    throw RequestRefused.conflict(differs.sentence());
            case StoreIdentity.AcceptOutcome.Unreachable away ->
                    throw RequestRefused.unavailable(away.sentence());
        };
    }

    /** What is accepted now. */
    record Accepted(UUID storeId, long epoch) {}
}
