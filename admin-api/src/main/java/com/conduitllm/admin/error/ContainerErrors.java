package com.conduitllm.admin.error;

import com.conduitllm.media.IdSource;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Puts the two valves of this package into the container. */
@Component
final class ContainerErrors
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    private final IdSource ids;
    private final JsonMapper json;

    ContainerErrors(IdSource ids, JsonMapper json) {
        this.ids = ids;
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new RequestIdValve(ids));
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            // Without the name the host would add its own HTML page behind ours.
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
            host.getPipeline().addValve(new ProblemReportValve(json));
        });
    }

    /** Last: the valve that is added last reports first, and Spring Boot adds one, too. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
