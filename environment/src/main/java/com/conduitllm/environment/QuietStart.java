package com.conduitllm.environment;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Silences, only while the application starts, the loggers that report a failing start with a stack
 * trace or a bean chain before {@link StartFailureReporter} says it in one sentence.
 *
 * <p>A level that the operator sets for one of them wins, and {@code --debug} keeps all of them. A
 * failure that we have no sentence for is still logged with its trace, by Spring Boot.
 */
final class QuietStart implements SmartApplicationListener {

    private static final String SOURCE = "conduitQuietStart";

    private static final List<String> LOGGERS =
            List.of(
                    "com.zaxxer.hikari.pool.HikariPool",
                    "org.springframework.boot.autoconfigure.logging"
                            + ".ConditionEvaluationReportLogger",
                    "org.springframework.boot.tomcat.TomcatStarter",
                    "org.springframework.boot.tomcat.servlet.DeferredServletContainerInitializers",
                    "org.springframework.boot.web.server.servlet.context"
                            + ".AnnotationConfigServletWebServerApplicationContext",
                    "org.springframework.context.annotation.AnnotationConfigApplicationContext");

    static void silence(ConfigurableEnvironment environment) {
        if (environment.containsProperty("debug")) {
            return;
        }
        Map<String, Object> levels =
                LOGGERS.stream().collect(Collectors.toMap(QuietStart::property, name -> "OFF"));
        environment.getPropertySources().addLast(new MapPropertySource(SOURCE, levels));
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
        return ApplicationStartedEvent.class.isAssignableFrom(type);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationStartedEvent started) {
            restore(started.getApplicationContext().getEnvironment());
        }
    }

    private static void restore(ConfigurableEnvironment environment) {
        LoggingSystem logging = LoggingSystem.get(QuietStart.class.getClassLoader());
        for (String name : LOGGERS) {
            if ("OFF".equals(environment.getProperty(property(name)))) {
                logging.setLogLevel(name, null);
            }
        }
    }

    private static String property(String logger) {
        return "logging.level." + logger;
    }
}
