package com.conduitllm.core.auth;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.util.List;

/** Makes {@link AuthenticatedKey} a parameter that controllers can ask for. */
@Configuration(proxyBeanMethods = false)
class AuthConfiguration implements WebMvcConfigurer {
    private final AuthenticatedKeyResolver resolver;

    AuthConfiguration(AuthenticatedKeyResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(resolver);
    }
}
