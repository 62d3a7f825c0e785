package com.conduitllm.core.error;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import java.time.Duration;
import java.util.Locale;

/** Turns everything that a request can fail with into an answer, in one place. */
@RestControllerAdvice
final class ErrorAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler(ApiException.class)
    @Nullable ResponseEntity<Object> refused(ApiException e, WebRequest request) {
        Throwable cause = e.getCause();
        if (cause != null) {
            LOG.warn("Answering {} {}: {}", e.error().status(), e.error().code(), reason(cause));
        }
        return answer(e, e.error(), new HttpHeaders(), request);
    }

    /** Nothing was paid for yet: whoever has paid a provider catches these and refuses a repeat. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        TransactionException.class
    })
    @Nullable ResponseEntity<Object> databaseUnavailable(RuntimeException e, WebRequest request) {
        LOG.warn("Answering 503 database_unavailable: {}", reason(e));
        ApiError error =
                ApiError.of(503, "database_unavailable", "The database does not answer now.")
                        .retryAfter(Duration.ofSeconds(1));
        return answer(e, error, new HttpHeaders(), request);
    }

    /** Tomcat's to act upon, by closing the connection: part of an answer was sent already. */
    @ExceptionHandler(CloseNowException.class)
    @SuppressWarnings("DoNotCallSuggester") // Spring calls it.
    void brokenOff(CloseNowException e) throws CloseNowException {
        throw e;
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("The client did not wait for its answer", e);
            return null;
        }
        LOG.error("Unexpected failure", e);
        return answer(e, internalError(request), new HttpHeaders(), request);
    }

    /** Everything that Spring MVC itself refuses arrives here. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (status.is5xxServerError()) {
            LOG.error("Unexpected failure", e);
            return answer(e, internalError(request), new HttpHeaders(), request);
        }
        return answer(e, FrameworkErrors.describe(e, status, routeOf(request)), headers, request);
    }

    /** On one line: an outage is no bug, and its stack traces would hide everything else. */
    private static String reason(Throwable failure) {
        Throwable told =
                failure instanceof NestedRuntimeException nested
                        ? nested.getMostSpecificCause()
                        : failure;
        return told.toString().replaceAll("\\p{Cntrl}+", " ");
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, ApiError error, HttpHeaders headers, WebRequest request) {
        HttpHeaders all = new HttpHeaders(headers);
        error.headers().forEach(all::set);
        all.setContentType(MediaType.APPLICATION_JSON);
        return super.handleExceptionInternal(
                e, ErrorEnvelope.of(error), all, HttpStatusCode.valueOf(error.status()), request);
    }

    private static ApiError internalError(WebRequest request) {
        String message =
                String.format(
                        Locale.ROOT,
                        "Something failed here. Please name request %s when you report it.",
                        RequestId.of(((ServletWebRequest) request).getRequest()));
        return ApiError.of(500, "internal_error", message).permanent();
    }

    private static String routeOf(WebRequest request) {
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        String path = http.getRequestURI();
        return http.getMethod() + " " + (path.length() > 200 ? path.substring(0, 200) + "…" : path);
    }
}
