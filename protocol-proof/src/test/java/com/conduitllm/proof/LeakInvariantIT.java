package com.conduitllm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.proof.audit.Violations.Violation;
import com.conduitllm.proof.mutant.Mutants;
import com.conduitllm.proof.trial.TrialResult;
import com.conduitllm.testing.stack.LocalStack;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The product keeps its promises under crashes, and the same trial catches those that do not. */
@Execution(ExecutionMode.CONCURRENT)
class LeakInvariantIT {
    private static final long SEED = 20_261_120;

    /** Each is a process that is busy all the time. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    @TempDir private static Path folder;
    private static Trials trials;

    @BeforeAll
    static void open() {
        trials = new Trials(LocalStack.shared(), folder);
    }

    @Test
    void nothingIsLeftAndNothingIsLostHoweverProcessesDie() {
        TrialResult result = inTurn(() -> trials.healthy(SEED, 10, "storm"));
        System.out.println(result.line());

        assertThat(result.violations()).extracting(Violation::sentence).isEmpty();
        assertThat(result.operations()).isPositive();
        assertThat(result.objects()).isPositive();
        assertThat(result.samples()).isGreaterThan(10);
        assertThat(result.blows()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deadline-ignored",
                "object-before-row",
                "strays-deleted-directly",
                "unread-answer-taken-for-success"
            })
    void catchesAProductThatBreaksALaw(String mutant) {
        TrialResult result = inTurn(() -> trials.mutant(Mutants.named(mutant), SEED, 60));

        assertThat(result.violations()).isNotEmpty();
    }

    private static TrialResult inTurn(Supplier<TrialResult> trial) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return trial.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
