package com.conduitllm.testing.proxy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the keys out of the body of S3's DeleteObjects. */
final class DeleteObjectsBody {

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private DeleteObjectsBody() {}

    static List<String> keys(byte[] body) {
        return KEY.matcher(new String(body, StandardCharsets.UTF_8))
                .results()
                .map(match -> unescape(match.group(1)))
                .toList();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&#xD;", "\r")
                .replace("&#x0D;", "\r")
                .replace("&#xA;", "\n")
                .replace("&amp;", "&");
    }
}
