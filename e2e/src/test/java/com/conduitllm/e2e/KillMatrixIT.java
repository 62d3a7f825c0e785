package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.crash.Matrix;
import com.conduitllm.e2e.crash.Step;
import com.conduitllm.e2e.crash.StepResult;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * kill -9 where it hurts: afterwards bucket, rows, totals, receipts and events agree. One round of
 * all steps, in the order in which they are written; {@code ./conduit crashtest} plays the others.
 */
class KillMatrixIT {
    private static Matrix matrix;
    private static Map<Step, StepResult> results;

    /** The steps share two services, so one round is played and each test looks at its step. */
    @BeforeAll
    @Timeout(600)
    static void playOneRound() {
        matrix = Matrix.start();
        results =
                matrix.play(List.of(Step.values()), new Quiet()).stream()
                        .collect(Collectors.toMap(StepResult::step, Function.identity()));
    }

    private static final class Quiet implements Matrix.Watcher {
        @Override
        public void doing(String what) {}

        @Override
        public void played(StepResult result) {}
    }

    @AfterAll
    static void stop() {
        if (matrix != null) {
            matrix.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesBeingKilled(Step step) {
        StepResult result = results.get(step);

        assertThat(result.violation()).as("%s: %s", step.moment(), step.outcome()).isEmpty();
    }

    @Test
    void killedAServiceInEachStep() {
        assertThat(matrix.kills()).isEqualTo(Step.values().length);
    }

    @Test
    void bucketAndTablesAgreeInTheEnd() {
        assertThat(matrix.audit()).isEmpty();
    }
}
