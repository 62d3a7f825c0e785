package com.conduitllm.admin.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** Writes a problem where there is no controller: in filters and in the container. */
@Component
public class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers the request with {@code status} and {@code sentence}; headers set before stay. */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String sentence)
            throws IOException {
        byte[] body =
                json.writeValueAsBytes(
                        Problem.of(status, sentence, null, RequestIdValve.idOf(request)));
        response.setStatus(status.value());
        response.setContentType(contentType(request).toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** {@code application/json}, or the type of RFC 9457 for whoever names it. */
    static MediaType contentType(HttpServletRequest request) {
        @Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean named = accept != null && accept.contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return named ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON;
    }
}
