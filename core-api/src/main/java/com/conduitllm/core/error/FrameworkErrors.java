package com.conduitllm.core.error;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;

/** Words for what Spring MVC refuses before a controller is asked. */
final class FrameworkErrors {
    private FrameworkErrors() {}

    static ApiError describe(Exception e, HttpStatusCode status, String route) {
        return switch (e) {
            case NoHandlerFoundException _ -> unknownUrl(route);
            case NoResourceFoundException _ -> unknownUrl(route);
            case HttpRequestMethodNotSupportedException _ ->
                    ApiError.of(405, "method_not_supported", "Not supported: " + route + ".");
            case HttpMediaTypeNotSupportedException _ ->
                    ApiError.of(
                            415,
                            "unsupported_media_type",
                            "Send the body with the header Content-Type: application/json.");
            case HttpMediaTypeNotAcceptableException _ ->
                    ApiError.of(406, "not_acceptable", "This route answers application/json only.");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing ->
                    ApiError.of(400, "missing_required_parameter", "It is required.")
                            .about(missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch ->
                    ApiError.invalidValue(mismatch.getName(), "It has a value of another type.");
            default -> ApiError.of(status.value(), null, "The request was refused.");
        };
    }

    private static ApiError unknownUrl(String route) {
        return ApiError.of(404, "unknown_url", "There is no such route: " + route + ".");
    }

    private static ApiError unreadable(HttpMessageNotReadableException e) {
        if (BodyTooLargeException.isCauseOf(e)) {
            return ApiError.of(
                    413,
                    "request_too_large",
                    "The body may have at most " + BodyLimitFilter.MAX_BYTES + " bytes.");
        }
        if (e.getCause() instanceof StreamReadException syntax) {
            return ApiError.of(
                    400, "invalid_json", "The body is not valid JSON" + place(syntax) + ".");
        }
        return ApiError.of(400, "invalid_json", "The body must be a JSON object.");
    }

    private static String place(JacksonException syntax) {
        @Nullable TokenStreamLocation at = syntax.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
