package com.conduitllm.core.auth;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.media.owner.VirtualKeyHash;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.util.Optional;

/**
 * Gives controllers the key of a request, or ends it with 401. A resolver instead of a filter or a
 * security framework: which routes want a key stands in their signatures and in no list of paths
 * that could miss one.
 */
@Component
class AuthenticatedKeyResolver implements HandlerMethodArgumentResolver {
    private static final String BEARER = "Bearer ";

    private final LiveKeys keys;

    AuthenticatedKeyResolver(LiveKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AuthenticatedKey.class;
    }

    @Override
    public AuthenticatedKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String secret = secretOf(request).orElseThrow(AuthenticatedKeyResolver::missing);
        return keys.find(VirtualKeyHash.ofSecret(secret)).orElseThrow(KeyNotLive::asException);
    }

    /** The bearer token (RFC 6750 §2.1), else {@code X-API-Key}. */
    private static Optional<String> secretOf(NativeWebRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String secret =
                authorization != null
                                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? authorization.substring(BEARER.length())
                        : request.getHeader("X-API-Key");
        return Optional.ofNullable(secret).map(String::strip).filter(s -> !s.isEmpty());
    }

    private static ApiException missing() {
        return ApiError.of(
                        401,
                        "invalid_api_key",
                        "Send a virtual key: Authorization: Bearer condt_…, or X-API-Key.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .asException();
    }
}
