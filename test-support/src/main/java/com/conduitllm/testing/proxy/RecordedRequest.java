package com.conduitllm.testing.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the proxy saw it.
 *
 * @param method as sent, upper case
 * @param path the raw path, escapes as the client sent them
 * @param query the raw query without its question mark, empty when there is none
 * @param headers by lower-case name
 * @param deletedKeys the keys that a DeleteObjects names, else empty
 */
public record RecordedRequest(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        List<String> deletedKeys) {

    /** Whether it is S3's DeleteObjects: a POST with the sub-resource {@code delete}. */
    public boolean isDeleteObjects() {
        return method.equals("POST") && hasParameter("delete");
    }

    /** Whether it is S3's UploadPart. */
    public boolean isUploadPart() {
        return method.equals("PUT") && hasParameter("partNumber");
    }

    /** How many keys a DeleteObjects names, else 0. */
    public int keyCount() {
        return deletedKeys.size();
    }

    /**
     * The first value of a header.
     *
     * @param name in lower case
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Whether the query has the parameter, with or without a value. */
    public boolean hasParameter(String name) {
        return List.of(query.split("&")).stream()
                .anyMatch(part -> part.equals(name) || part.startsWith(name + "="));
    }

    RecordedRequest withDeletedKeys(List<String> keys) {
        return new RecordedRequest(method, path, query, headers, keys);
    }

    static RecordedRequest of(HttpHead head) {
        String target = head.target();
        int mark = target.indexOf('?');
        return new RecordedRequest(
                head.method(),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                Map.copyOf(head.headers()),
                List.of());
    }

    @Override
    public String toString() {
        // Headers hold signatures; a failing assertion must stay readable.
        return method
                + " "
                + path
                + (query.isEmpty() ? "" : "?" + query)
                + (deletedKeys.isEmpty() ? "" : " (" + keyCount() + " keys)");
    }
}
