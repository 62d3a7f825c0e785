package com.conduitllm.core.error;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The id that an answer carries in {@code x-request-id} and that records, events and logs repeat.
 */
public final class RequestId {
    /** Answer header. */
    static final String HEADER = "x-request-id";

    /** Name in the logging context. */
    static final String LOGGED_AS = "requestId";

    private static final String ATTRIBUTE = RequestId.class.getName();

    private RequestId() {}

    /** The id of the request being served, ≤ 100 characters. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
    }

    static void assign(HttpServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }
}
