package com.conduitllm.admin.auth;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import java.util.Optional;

/**
 * Finds the key in a request: {@code X-API-Key}, {@code X-Master-Key} or a bearer token (RFC 6750).
 */
final class PresentedKey {
    private static final String BEARER = "Bearer ";

    private PresentedKey() {}

    static Optional<String> in(HttpServletRequest request) {
        for (String header : new String[] {"X-API-Key", "X-Master-Key"}) {
            String value = request.getHeader(header);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = authorization.substring(BEARER.length()).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(token);
        }
        return Optional.empty();
    }
}
