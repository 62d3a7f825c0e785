package com.conduitllm.e2e.crash;

import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.testing.proxy.RecordedRequest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a step is about: a key of its own, and how to tell what is said of it from everything else.
 *
 * @param media what the key has before the step
 */
record Scene(NewKey key, List<MediaRow> media) {
    Scene {
        media = List.copyOf(media);
    }

    long bytes() {
        return media.stream().mapToLong(MediaRow::sizeBytes).sum();
    }

    /** Requests to the key's objects. */
    Predicate<String> itsObjects() {
        return path -> path.contains("/" + key.folder());
    }

    /** DeleteObjects with an object of the key. */
    Predicate<RecordedRequest> itsDeletion() {
        return request ->
                request.deletedKeys().stream().anyMatch(name -> name.startsWith(key.folder()));
    }

    /** Listings of the key's folder, of objects or of unfinished uploads. */
    Predicate<RecordedRequest> itsListing(boolean ofUploads) {
        String prefix = "prefix=" + key.folder().replace("/", "");
        return request ->
                request.method().equals("GET")
                        && request.query().contains(prefix)
                        && request.hasParameter("uploads") == ofUploads;
    }

    /** An id as PostgreSQL's clients send it: as text or as its sixteen bytes. */
    static Pattern words(UUID id) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        String binary = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        return Pattern.compile(Pattern.quote(id.toString()) + "|" + Pattern.quote(binary));
    }
}
