package com.conduitllm.admin.error;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever a controller throws into a {@link Problem}. The only place that does. */
@RestControllerAdvice
class ErrorAdvice {
    private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(RequestRefused refusal, HttpServletRequest request) {
        return answer(request, refusal.status(), refusal.sentence(), refusal.field());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(
            HttpMessageNotReadableException problem, HttpServletRequest request) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof BodyLimitFilter.BodyTooLarge) {
                return answer(
                        request, HttpStatus.CONTENT_TOO_LARGE, BodyLimitFilter.SENTENCE, null);
            }
        }
        UnreadableBody reason = UnreadableBody.because(problem.getCause());
        return answer(request, HttpStatus.BAD_REQUEST, reason.sentence(), reason.field());
    }

    /**
     * A path that holds no well-formed id names nothing; a query value of a wrong type is wrong.
     */
    @ExceptionHandler
    ResponseEntity<Problem> mistyped(
            MethodArgumentTypeMismatchException problem, HttpServletRequest request) {
        if (problem.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(request, HttpStatus.NOT_FOUND, "There is nothing here.", null);
        }
        String field = problem.getName();
        return answer(request, HttpStatus.BAD_REQUEST, field + " has a malformed value.", field);
    }

    /** A blank where an id should be. */
    @ExceptionHandler
    ResponseEntity<Problem> blank(
            MissingPathVariableException problem, HttpServletRequest request) {
        log.debug("A path holds a blank for {}", problem.getVariableName());
        return answer(request, HttpStatus.NOT_FOUND, "There is nothing here.", null);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(
            MissingServletRequestParameterException problem, HttpServletRequest request) {
        String field = problem.getParameterName();
        return answer(request, HttpStatus.BAD_REQUEST, field + " is required.", field);
    }

    @ExceptionHandler
    ResponseEntity<Problem> overtaken(
            OptimisticLockingFailureException problem, HttpServletRequest request) {
        log.debug("Two requests changed the same row", problem);
        return answer(
                request,
                HttpStatus.CONFLICT,
                "It was changed by another request; try again.",
                null);
    }

    /** {@code JpaSystemException} is a connection that was lost before commit or rollback. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        JpaSystemException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<Problem> databaseAway(Exception problem, HttpServletRequest request) {
        log.warn(
                "Answering 503, the database does not answer: {}",
                NestedExceptionUtils.getMostSpecificCause(problem)
                        .toString()
                        .replaceAll("\\p{Cntrl}+", " "));
        return answer(
                request,
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer; try again.",
                null);
    }

    /** Spring's own refusals know their status; what is left is a bug or an outage. */
    @ExceptionHandler
    @Nullable ResponseEntity<Problem> anythingElse(Exception problem, HttpServletRequest request) {
        if (problem instanceof AsyncRequestNotUsableException) {
            log.debug("The client left before its answer was written", problem);
            return null;
        }
        if (problem instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return springRefusal(known, request);
        }
        if (problem instanceof TypeMismatchException) {
            return answer(request, HttpStatus.BAD_REQUEST, "A value has a wrong type.", null);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), problem);
        return answer(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The request failed; the log has its id.",
                null);
    }

    private static ResponseEntity<Problem> springRefusal(
            ErrorResponse known, HttpServletRequest request) {
        HttpStatus status = statusOf(known.getStatusCode());
        String sentence =
                switch (status) {
                    case NOT_FOUND -> "There is nothing here.";
                    case METHOD_NOT_ALLOWED -> request.getMethod() + " is not allowed here.";
                    case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json.";
                    case NOT_ACCEPTABLE -> "The answer would be application/json.";
                    default -> "The request was refused: " + status.getReasonPhrase() + ".";
                };
        ResponseEntity<Problem> answer = answer(request, status, sentence, null);
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(known.getHeaders());
        headers.addAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), headers, status);
    }

    private static HttpStatus statusOf(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.BAD_REQUEST : status;
    }

    private static ResponseEntity<Problem> answer(
            HttpServletRequest request,
            HttpStatus status,
            String sentence,
            @Nullable String field) {
        return ResponseEntity.status(status)
                .contentType(ProblemWriter.contentType(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(Problem.of(status, sentence, field, RequestIdValve.idOf(request)));
    }
}
