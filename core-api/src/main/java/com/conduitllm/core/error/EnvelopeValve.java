package com.conduitllm.core.error;

import com.conduitllm.media.IdSource;

import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives every request its id, and reports as an envelope what never reaches Spring: the container
 * refuses undecodable paths ({@code %00 %2F %5C %zz}), overlong request lines, too many headers and
 * bad {@code Host} headers before any servlet or filter sees them.
 */
final class EnvelopeValve extends ErrorReportValve {
    private final IdSource ids;
    private final JsonMapper json;

    EnvelopeValve(IdSource ids, JsonMapper json) {
        this.ids = ids;
        this.json = json;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = ids.next().toString();
        RequestId.assign(request, id);
        response.setHeader(RequestId.HEADER, id);
        try (var _ = MDC.putCloseable(RequestId.LOGGED_AS, id)) {
            super.invoke(request, response);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean canAnswer = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, canAnswer);
        if (!canAnswer.get()) {
            return;
        }
        try {
            // A reset of the answer has dropped the header.
            response.setHeader(RequestId.HEADER, RequestId.of(request));
            ApiError error = describe(status);
            error.headers().forEach(response::setHeader);
            response.setContentType("application/json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(ErrorEnvelope.of(error)));
                response.finishResponse();
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(EnvelopeValve.class).debug("The client did not wait", e);
        }
    }

    private static ApiError describe(int status) {
        return switch (status) {
            case 400 -> ApiError.of(400, "bad_request", "The server cannot read this request.");
            case 401 -> ApiError.of(401, "invalid_api_key", "This key does not open this door.");
            case 404 -> ApiError.of(404, "unknown_url", "There is nothing at this URL.");
            case 405 -> ApiError.of(405, "method_not_supported", "This method is not supported.");
            case 413 -> ApiError.of(413, "request_too_large", "The request is too large.");
            case 414 -> ApiError.of(414, "uri_too_long", "The URL is too long.");
            case 431 -> ApiError.of(431, "headers_too_large", "The headers are too large.");
            default ->
                    status < 500
                            ? ApiError.of(status, null, "The request was refused.")
                            : ApiError.of(status, "internal_error", "Something failed here.")
                                    .permanent();
        };
    }
}
