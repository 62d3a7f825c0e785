package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.auth.AdminScope;
import com.conduitllm.admin.auth.RequiresScope;
import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.admin.paging.Cursor;
import com.conduitllm.admin.paging.Listing;
import com.conduitllm.media.owner.VirtualKeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** {@code /api/admin/virtual-keys}, and the same under the older {@code /api/VirtualKeys}. */
@RestController
class VirtualKeyController {
    static final String PATH = "/api/admin/virtual-keys";
    static final String OLD_PATH = "/api/VirtualKeys";

    private final VirtualKeyEditor editor;
    private final KeyReader reader;

    VirtualKeyController(VirtualKeyEditor editor, KeyReader reader) {
        this.editor = editor;
        this.reader = reader;
    }

    @PostMapping({PATH, OLD_PATH})
    ResponseEntity<CreatedKey> create(@RequestBody CreateKey wish) {
        CreatedKey created = editor.create(wish);
        return ResponseEntity.created(URI.create(PATH + "/" + created.keyInfo().id()))
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    @GetMapping(PATH)
    Listing<KeyInfo> list(
            @RequestParam(defaultValue = Listing.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Listing.checked(limit);
        return Listing.of(reader.page(Cursor.after(cursor), size + 1), size, KeyInfo::id);
    }

    /** Newest first, at most 1000; whoever has more keys than that pages through the other list. */
    @GetMapping(OLD_PATH)
    List<KeyInfo> oldList() {
        return reader.newestKept(Listing.LARGEST);
    }

    @GetMapping({PATH + "/{id}", OLD_PATH + "/{id}"})
    KeyInfo one(@PathVariable VirtualKeyId id) {
        return reader.find(id).orElseThrow(VirtualKeyController::unknown);
    }

    @PutMapping({PATH + "/{id}", OLD_PATH + "/{id}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@PathVariable VirtualKeyId id, @RequestBody UpdateKey wish) {
        done(editor.update(id, wish));
    }

    @PostMapping({PATH + "/{id}/rotate", OLD_PATH + "/{id}/rotate"})
    ResponseEntity<RotatedKey> rotate(
            @PathVariable VirtualKeyId id,
            @RequestBody(required = false) @Nullable RotateKey wish) {
        Duration grace = wish == null ? Duration.ZERO : wish.grace();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(done(editor.rotate(id, grace)));
    }

    @PostMapping({PATH + "/validate", OLD_PATH + "/validate"})
    @RequiresScope(AdminScope.READ)
    KeyValidation validate(@RequestBody ValidateKey question) {
        return reader.validate(question);
    }

    static RequestRefused unknown() {
        return RequestRefused.notFound("There is no such virtual key.");
    }

    private static <T> T done(KeyChange<T> change) {
        return switch (change) {
            case KeyChange.Done<T> done -> done.result();
            case KeyChange.UnknownKey<T> _ -> throw unknown();
            case KeyChange.BeingDeleted<T> _ ->
                    throw RequestRefused.conflict(
                            "This virtual key is being deleted and cannot be changed any more.");
        };
    }
}
