package com.conduitllm.environment;

import org.springframework.boot.bootstrap.BootstrapRegistry;

/**
 * Stops the start as soon as logging works.
 *
 * <p>Variables are read before the logging system is set up; a problem thrown there would be
 * written in another format than every other line, or between debug output. The bootstrap context
 * closes after logging is ready and before the first bean.
 */
final class DeferredFailure {

    private DeferredFailure() {}

    static void stopStart(BootstrapRegistry registry, StartProblem problem) {
        registry.addCloseListener(event -> {
            throw problem;
        });
    }
}
