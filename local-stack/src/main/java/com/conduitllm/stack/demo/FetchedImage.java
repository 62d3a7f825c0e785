package com.conduitllm.stack.demo;

import com.conduitllm.stack.gateway.AdminClient.Media;
import com.conduitllm.stack.state.StackFailure;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What Core served, against what the record says. */
record FetchedImage(HttpResponse<byte[]> answer, Media record) {
    /** The eight bytes that every PNG begins with (W3C PNG, 5.2). */
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");

    /**
     * @throws StackFailure for the first thing that is not as recorded
     */
    void requireRight() {
        require(answer.statusCode() == 200, "status " + answer.statusCode());
        String type = header("Content-Type");
        require(type.equals(record.contentType()), "content type " + type);
        byte[] body = answer.body();
        require(body.length == record.sizeBytes(), "a length of " + body.length);
        require(
                Arrays.equals(body, 0, Math.min(PNG.length, body.length), PNG, 0, PNG.length),
                "bytes that are no PNG");
        String hash = hash();
        require(hash.equals(record.contentHash()), "bytes with SHA-256 " + hash);
        String tag = header("ETag");
        require(tag.equals("\"" + hash + "\""), "the ETag " + tag);
    }

    private void require(boolean right, String what) {
        if (!right) {
            throw new StackFailure(
                    "Core served %s for record %s, which says otherwise."
                            .formatted(what, record.id()));
        }
    }

    private String header(String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }

    /** SHA-256 of the bytes, in lower-case hexadecimal. */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(answer.body()));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
