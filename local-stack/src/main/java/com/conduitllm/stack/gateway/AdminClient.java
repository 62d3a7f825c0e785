package com.conduitllm.stack.gateway;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What an operator does: keys, their media, their deletion. */
public final class AdminClient {
    private static final String KEYS = "/api/admin/virtual-keys";
    private static final int PAGE = 1000;

    private final Http http;

    public AdminClient(URI base, String adminKey) {
        this.http = new Http("Admin", base, "X-API-Key", adminKey);
    }

    /** A new key; the secret is shown once. */
    public record NewKey(String secret, String id) {
        @Override
        public String toString() {
            return "NewKey[" + id + "]";
        }
    }

    /** A media record. */
    public record Media(
            String id, String storageKey, String contentType, long sizeBytes, String contentHash) {}

    private record CreatedKey(String virtualKey, KeyInfo keyInfo) {}

    private record KeyInfo(String id) {}

    private record Validation(boolean isValid) {}

    private record Page(List<Media> items, @Nullable String nextCursor) {}

    public NewKey createKey(String name) {
        var created = http.json("POST", KEYS, Http.object("keyName", name), CreatedKey.class);
        return new NewKey(created.virtualKey(), created.keyInfo().id());
    }

    public boolean isValid(String secret) {
        var question = Http.object("key", secret);
        return http.json("POST", KEYS + "/validate", question, Validation.class).isValid();
    }

    /** All records of a key, page by page. */
    public List<Media> mediaOf(String keyId) {
        List<Media> all = new ArrayList<>();
        String cursor = null;
        do {
            String path = KEYS + "/" + keyId + "/media?limit=" + PAGE;
            if (cursor != null) {
                path += "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            }
            Page page = http.json("GET", path, null, Page.class);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    /** Has the deletion accepted (202); the work goes on afterwards. */
    public Receipt deleteKey(String keyId) {
        return http.json("DELETE", KEYS + "/" + keyId, 202, Receipt.class);
    }

    public Receipt receipt(String deletionId) {
        String path = "/api/admin/deletion-receipts/" + deletionId;
        return http.json("GET", path, null, Receipt.class);
    }
}
