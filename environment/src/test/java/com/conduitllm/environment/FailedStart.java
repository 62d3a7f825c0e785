package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.springframework.boot.test.system.CapturedOutput;

import java.util.List;

/** Starts a service that must not start, and looks at what the operator gets to see. */
final class FailedStart {

    private FailedStart() {}

    /** The text of the only error line; fails on stack traces, banners and a second report. */
    static String sentence(Service service, Class<?> source, CapturedOutput output) {
        Throwable failure = catchThrowable(() -> service.start(source).close());
        assertThat(failure).as("the start must fail").isNotNull();
        return sentence(output.getAll());
    }

    static String sentence(String output) {
        assertThat(output)
                .doesNotContain("\tat ", "Caused by", "APPLICATION FAILED", "Exception")
                .doesNotContain("BeanCreation", "condition evaluation report", "hidden");
        List<String> errors = output.lines().filter(line -> line.contains(" ERROR ")).toList();
        assertThat(errors).hasSize(1);
        assertThat(output.lines())
                .filteredOn(line -> line.contains(" WARN "))
                .allMatch(line -> line.contains("is not a known setting"));
        return errors.getFirst().replaceFirst(".*StartFailureReporter\\s*:\\s*", "");
    }
}
