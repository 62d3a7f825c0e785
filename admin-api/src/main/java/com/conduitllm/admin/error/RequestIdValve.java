package com.conduitllm.admin.error;

import com.conduitllm.media.IdSource;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.io.IOException;

/**
 * Names each request. A valve, not a filter: requests that the container turns away never reach a
 * filter and need a name most.
 */
final class RequestIdValve extends ValveBase {
    static final String HEADER = "x-request-id";
    private static final String ATTRIBUTE = RequestIdValve.class.getName();
    private static final String LOG_FIELD = "requestId";

    private final IdSource ids;

    RequestIdValve(IdSource ids) {
        super(true);
        this.ids = ids;
    }

    /** The name of a request; null before the valve saw it. */
    static @Nullable String idOf(ServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = ids.next().toString();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        try (var _ = MDC.putCloseable(LOG_FIELD, id)) {
            getNext().invoke(request, response);
        }
    }
}
