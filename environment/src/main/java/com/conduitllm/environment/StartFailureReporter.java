package com.conduitllm.environment;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import java.util.Optional;

/**
 * Logs why the start failed: one sentence, once, without banner or stack trace. What it has no
 * sentence for goes on to Spring Boot's own reporter, with the trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Log log = LogFactory.getLog(StartFailureReporter.class);

    private final StartFailures failures;

    StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.failures = new StartFailures(context == null ? null : context.getEnvironment());
    }

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = failures.sentence(failure);
        sentence.ifPresent(StartFailureReporter::report);
        return sentence.isPresent();
    }

    /**
     * Closing a half-made context fails, too, and would say so with a trace behind the sentence.
     */
    private static void report(String sentence) {
        log.error(sentence);
        LoggingSystem.get(StartFailureReporter.class.getClassLoader())
                .setLogLevel(SpringApplication.class.getName(), LogLevel.OFF);
    }
}
