package com.conduitllm.admin.error;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers what the container refuses by itself, before any code of ours has seen the request. */
final class ProblemReportValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

    private final JsonMapper json;

    ProblemReportValve(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null) {
            status = HttpStatus.BAD_REQUEST;
        }
        if (throwable != null && status.is5xxServerError()) {
            log.error("A request ended in an error that nothing handled", throwable);
        }
        try {
            write(request, response, status);
        } catch (IOException e) {
            log.debug("The client left before its refusal was written", e);
        }
    }

    private void write(Request request, Response response, HttpStatus status) throws IOException {
        String id = RequestIdValve.idOf(request);
        Problem problem = Problem.of(status, sentence(status), null, id);
        if (id != null) {
            response.setHeader(RequestIdValve.HEADER, id);
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var writer = response.getReporter();
        if (writer != null) {
            writer.write(json.writeValueAsString(problem));
            response.finishResponse();
        }
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request's address or one of its headers is malformed.";
            case URI_TOO_LONG -> "The request's address is too long.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The request's headers are too large.";
            case METHOD_NOT_ALLOWED -> "This method is not allowed here.";
            default ->
                    status.is5xxServerError()
                            ? "The request failed; the log has its id."
                            : "The request was refused: " + status.getReasonPhrase() + ".";
        };
    }
}
