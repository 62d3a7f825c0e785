package com.conduitllm.proof.trial;

import com.conduitllm.proof.mutant.Weathers;
import com.conduitllm.proof.weather.Mortal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/**
 * A trial in a process of its own: whatever class comes first on its class path is the one that is
 * put to the test. Arguments: seed, seconds, weather. The place is in the environment.
 */
public final class TrialProcess {
    private static final Logger LOG = LoggerFactory.getLogger(TrialProcess.class);
    private static final int BROKEN = 4;

    private TrialProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler(TrialProcess::uncaught);
        TrialPlan plan =
                new TrialPlan(
                        Long.parseLong(arguments[0]),
                        Duration.ofSeconds(Long.parseLong(arguments[1])),
                        Weathers.named(arguments[2]),
                        true);
        try (Trial trial = new Trial(Place.parse(System.getenv(Place.VARIABLE)), plan)) {
            System.out.println(trial.run().line());
            System.out.flush();
            // Threads of dead processes may still wait for something.
            Runtime.getRuntime().halt(0);
        }
    }

    /** Death is part of the trial; anything else would be a defect of the harness. */
    private static void uncaught(Thread thread, Throwable failure) {
        if (!(failure instanceof Mortal.Death)) {
            LOG.error("Thread {} ended unexpectedly", thread.getName(), failure);
            Runtime.getRuntime().halt(BROKEN);
        }
    }
}
