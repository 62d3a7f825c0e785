package com.conduitllm.proof;

import com.conduitllm.proof.mutant.Mutant;
import com.conduitllm.proof.mutant.MutantCompiler;
import com.conduitllm.proof.trial.Place;
import com.conduitllm.proof.trial.TrialResult;
import com.conduitllm.proof.trial.TrialRun;
import com.conduitllm.testing.stack.LocalStack;

import java.nio.file.Path;

/** Trials in child processes, each with a database and a bucket of its own. */
final class Trials {
    private final LocalStack stack;
    private final Path folder;

    /**
     * @param folder for the mutants' classes and the logs; must exist
     */
    Trials(LocalStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /** The product as it is. */
    TrialResult healthy(long seed, long seconds, String weather) {
        return TrialRun.run(
                place(), seed, seconds, weather, null, folder.resolve(weather + ".log"));
    }

    /** A mutant, in its own weather. */
    TrialResult mutant(Mutant mutant, long seed, long seconds) {
        Path classes = folder.resolve(mutant.name());
        MutantCompiler.compile(mutant, classes);
        return TrialRun.run(
                place(),
                seed,
                seconds,
                mutant.weather(),
                classes,
                folder.resolve(mutant.name() + ".log"));
    }

    private Place place() {
        return Place.of(stack.newDatabase(), stack.newBucket());
    }
}
