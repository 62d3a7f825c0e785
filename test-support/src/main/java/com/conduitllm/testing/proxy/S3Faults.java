package com.conduitllm.testing.proxy;

import java.nio.charset.StandardCharsets;

/** Answers that S3 servers and what stands before them are known to give (S3 API reference). */
public final class S3Faults {

    private static final String XML = "application/xml";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private S3Faults() {}

    /** DeleteObjects answers 200, and an {@code Error} with this code for each of its keys. */
    public static Reply perKeyErrors(String code) {
        return request -> Answer.of(200, XML, deleteResult(request, code));
    }

    /** 503 with {@code ServiceUnavailable}. */
    public static Reply serviceUnavailable() {
        return error(503, "ServiceUnavailable");
    }

    /** 503 with {@code SlowDown}: the store asks for fewer requests. */
    public static Reply slowDown() {
        return error(503, "SlowDown");
    }

    /** The given status with S3's error document. */
    public static Reply error(int status, String code) {
        return request ->
                Answer.of(
                        status,
                        XML,
                        DECLARATION
                                + "<Error><Code>%s</Code><Message>Injected by a test</Message>"
                                        .formatted(code)
                                + "<RequestId>0</RequestId></Error>");
    }

    /**
     * 200 with a {@code DeleteResult} that ends in the middle, although its length is right: every
     * byte arrived, and yet nothing is known about any key.
     */
    public static Reply truncatedXml() {
        return request -> {
            String whole = deleteResult(request, "InternalError");
            byte[] half = whole.getBytes(StandardCharsets.UTF_8);
            return Answer.of(
                    200, XML, new String(half, 0, half.length / 2, StandardCharsets.UTF_8));
        };
    }

    /** 200 with a web page, as a captive portal or a wrongly routed gateway gives it. */
    public static Reply htmlPage() {
        return request ->
                Answer.of(
                        200,
                        "text/html",
                        "<!DOCTYPE html><html><body><h1>It works!</h1><br></body></html>");
    }

    private static String deleteResult(RecordedRequest request, String code) {
        StringBuilder xml =
                new StringBuilder(DECLARATION).append("<DeleteResult xmlns=\"" + NAMESPACE + "\">");
        for (String key : request.deletedKeys()) {
            xml.append("<Error><Key>")
                    .append(DeleteObjectsBody.escape(key))
                    .append("</Key><Code>")
                    .append(code)
                    .append("</Code><Message>Injected by a test</Message></Error>");
        }
        return xml.append("</DeleteResult>").toString();
    }
}
