package com.conduitllm.admin.auth;

import com.conduitllm.admin.error.ProblemWriter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Asks every request for an admin key.
 *
 * <p>The sender's address is the TCP peer's. Behind a proxy all senders share one, unless the
 * operator makes the container trust that proxy ({@code SERVER_FORWARDHEADERSSTRATEGY=native} with
 * {@code SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES}); a header of an untrusted sender counts nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class AuthenticationFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AuthenticationFilter.class);

    /** Compared with the raw address: no decoding, no pattern, so nothing else slips through. */
    private static final Set<String> OPEN =
            Set.of(
                    "/",
                    "/actuator/health",
                    "/actuator/health/liveness",
                    "/actuator/health/readiness");

    private final AdminKeys keys;
    private final FailedAttempts failures;
    private final ProblemWriter problems;

    AuthenticationFilter(AdminKeys keys, FailedAttempts failures, ProblemWriter problems) {
        this.keys = keys;
        this.failures = failures;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> presented = PresentedKey.in(request);
        boolean open = OPEN.contains(request.getRequestURI());
        if (presented.isEmpty()) {
            if (open) {
                chain.doFilter(request, response);
            } else {
                refuse(request, response, "An admin key is required.");
            }
            return;
        }
        Optional<Duration> wait = failures.blockedFor(request.getRemoteAddr());
        if (wait.isPresent()) {
            tooMany(request, response, wait.get());
            return;
        }
        Optional<AdminKeys.Known> key = keys.recognise(presented.get());
        if (key.isPresent()) {
            chain.doFilter(new AuthenticatedRequest(request, actor(key.get(), request)), response);
        } else {
            failures.failed(request.getRemoteAddr());
            log.info("A wrong admin key came from {}", request.getRemoteAddr());
            refuse(request, response, "This admin key is not known.");
        }
    }

    private static AdminActor actor(AdminKeys.Known key, HttpServletRequest request) {
        return AdminActor.of(key.name(), key.scope(), request.getHeader("X-Conduit-Actor"));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String sentence)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(request, response, HttpStatus.UNAUTHORIZED, sentence);
    }

    private void tooMany(HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        problems.write(
                request,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many wrong admin keys came from this address; try again later.");
    }

    private static final class AuthenticatedRequest extends HttpServletRequestWrapper {
        private final AdminActor actor;

        AuthenticatedRequest(HttpServletRequest request, AdminActor actor) {
            super(request);
            this.actor = actor;
        }

        @Override
        public Principal getUserPrincipal() {
            return actor;
        }

        @Override
        public String getRemoteUser() {
            return actor.keyName();
        }
    }
}
