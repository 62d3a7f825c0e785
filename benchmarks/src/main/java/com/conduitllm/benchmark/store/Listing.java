package com.conduitllm.benchmark.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** ListObjectsV2: names are sent URL-encoded, as the services ask for. */
final class Listing {
    private static final String WHEN = "2026-01-01T00:00:00.000Z";

    private Listing() {}

    static Answer answer(List<Map.Entry<String, byte[]>> found, int limit) {
        boolean more = found.size() > limit;
        StringBuilder document =
                new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType>")
                        .append("<IsTruncated>")
                        .append(more)
                        .append("</IsTruncated>");
        found.stream().limit(limit).forEach(entry -> append(document, entry));
        return Answer.xml(200, document.append("</ListBucketResult>").toString());
    }

    private static void append(StringBuilder document, Map.Entry<String, byte[]> entry) {
        document.append("<Contents><Key>")
                .append(URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8))
                .append("</Key><LastModified>")
                .append(WHEN)
                .append("</LastModified><ETag>")
                .append(Answer.etag(entry.getValue()).replace("\"", "&quot;"))
                .append("</ETag><Size>")
                .append(entry.getValue().length)
                .append("</Size></Contents>");
    }
}
