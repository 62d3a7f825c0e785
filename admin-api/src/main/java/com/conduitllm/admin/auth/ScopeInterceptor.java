package com.conduitllm.admin.auth;

import com.conduitllm.admin.error.RequestRefused;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.Locale;
import java.util.Set;

/** Compares the actor's scope with what the route asks for. */
@Component
class ScopeInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        AdminScope needed = needed(request, handler);
        if (request.getUserPrincipal() instanceof AdminActor actor
                && !actor.scope().covers(needed)) {
            throw RequestRefused.forbidden(
                    "This needs an admin key with the scope "
                            + needed.name().toLowerCase(Locale.ROOT)
                            + ".");
        }
        return true;
    }

    private static AdminScope needed(HttpServletRequest request, Object handler) {
        if (handler instanceof HandlerMethod method) {
            RequiresScope explicit = method.getMethodAnnotation(RequiresScope.class);
            if (explicit != null) {
                return explicit.value();
            }
        }
        return READING.contains(request.getMethod()) ? AdminScope.READ : AdminScope.OPERATE;
    }
}
