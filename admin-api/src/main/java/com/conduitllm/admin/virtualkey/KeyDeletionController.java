package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.auth.AdminActor;
import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.admin.lifecycle.DeletionReceipt;
import com.conduitllm.admin.lifecycle.KeyDeletionOutcome;
import com.conduitllm.media.owner.VirtualKeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/admin/virtual-keys/{id}}. */
@RestController
class KeyDeletionController {
    private final AdminVirtualKeyService service;

    KeyDeletionController(AdminVirtualKeyService service) {
        this.service = service;
    }

    @DeleteMapping({VirtualKeyController.PATH + "/{id}", VirtualKeyController.OLD_PATH + "/{id}"})
    ResponseEntity<DeletionReceipt> delete(
            @PathVariable VirtualKeyId id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            AdminActor actor) {
        Preference preference = Preference.of(prefer);
        return switch (service.delete(id, actor, preference.patience())) {
            case KeyDeletionOutcome.Accepted(DeletionReceipt receipt) ->
                    answer(receipt, preference);
            case KeyDeletionOutcome.UnknownKey _ -> throw VirtualKeyController.unknown();
            case KeyDeletionOutcome.StorageNotConfigured _ ->
                    throw RequestRefused.unavailable(
                            "No storage is configured here, and this key owns media that would"
                                + " become orphaned: disable the key instead, and delete it once"
                                + " CONDUITLLM__STORAGE__PROVIDER is set.");
        };
    }

    private static ResponseEntity<DeletionReceipt> answer(
            DeletionReceipt receipt, Preference preference) {
        boolean proved = preference.isWait() && receipt.state() == DeletionReceipt.State.VERIFIED;
        var answer =
                ResponseEntity.status(proved ? HttpStatus.OK : HttpStatus.ACCEPTED)
                        .location(DeletionReceiptController.locationOf(receipt));
        if (preference.isWait()) {
            answer.header("Preference-Applied", preference.applied());
        }
        return answer.body(receipt);
    }
}
