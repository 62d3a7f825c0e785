package com.conduitllm.core.management;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * Keeps everything under {@code /actuator} but health to those who have the management key; without
 * a configured key there is nothing there. A separate management port has its own filters and is
 * not guarded by this one: who sets it keeps it out of the public's reach.
 */
@Component
final class ManagementGuard extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final @Nullable String key;

    ManagementGuard(ManagementSettings settings) {
        this.key = settings.managementKey();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // The servlet path is decoded, normalised and free of ";parameters", unlike the URI.
        String path = request.getServletPath().toLowerCase(Locale.ROOT);
        return !path.startsWith("/actuator")
                || path.equals("/actuator/health")
                || path.startsWith("/actuator/health/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (key == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!isKey(presented(request))) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isKey(String presented) {
        return key != null
                && MessageDigest.isEqual(
                        presented.getBytes(StandardCharsets.UTF_8),
                        key.getBytes(StandardCharsets.UTF_8));
    }

    private static String presented(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        String header = request.getHeader("X-API-Key");
        return header == null ? "" : header;
    }
}
