package com.conduitllm.admin;

import com.conduitllm.admin.auth.AdminActor;
import com.conduitllm.media.MediaId;
import com.conduitllm.media.owner.VirtualKeyId;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.UUID;

/** What {@code /v3/api-docs} says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "adminKey";

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(AdminActor.class)
                .replaceWithClass(VirtualKeyId.class, UUID.class)
                .replaceWithClass(MediaId.class, UUID.class);
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Conduit Media Admin API")
                                .version("1")
                                .description("Virtual keys and the lifecycle of their media."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        KEY,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.HEADER)
                                                .name("X-API-Key")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }
}
