package com.conduitllm.proof;

import com.conduitllm.proof.audit.Violations.Violation;
import com.conduitllm.proof.mutant.Mutant;
import com.conduitllm.proof.trial.TrialResult;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The product in a storm, then the mutants, then the product in the weathers of the mutants: it has
 * to last in the very same schedule, with the same seed, at least as long as they did. So it is the
 * mutation that is caught.
 */
final class ProofRound {
    private static final String ROW = "| %-42s | %-7s | %-15s | %-20s | %10s | %7s |";

    private final ProveOptions options;
    private final Trials trials;
    private final PrintStream out;
    private final List<String> table = new ArrayList<>();

    /** How long the product has to last in each weather: as long as the slowest catch took. */
    private final Map<String, Long> controls = new TreeMap<>();

    ProofRound(ProveOptions options, Trials trials, PrintStream out) {
        this.options = options;
        this.trials = trials;
        this.out = out;
    }

    /** Returns whether the product broke nothing and every mutant was caught. */
    boolean run() {
        table.add(ROW.formatted("mutant", "law", "weather", "caught by", "operations", "seconds"));
        table.add("|---|---|---|---|---|---|");
        boolean good = healthy("storm", options.seconds());
        for (Mutant mutant : options.mutants()) {
            good &= caught(mutant);
        }
        for (Map.Entry<String, Long> weather : controls.entrySet()) {
            good &= healthy(weather.getKey(), weather.getValue());
        }
        if (!options.mutants().isEmpty()) {
            out.println();
            table.forEach(out::println);
        }
        return good;
    }

    private boolean healthy(String weather, long seconds) {
        TrialResult result = trials.healthy(options.seed(), seconds, weather);
        boolean good = result.violations().isEmpty();
        out.printf(
                Locale.ROOT,
                "%s the product in %s, seed %d, %.1f s: %s; %d objects deleted, %d rows claimed"
                        + " again, %d late DELETEs, %d samples, %d violations%n",
                good ? "✓" : "✗",
                weather,
                result.seed(),
                result.seconds(),
                result.traffic(),
                result.objects(),
                result.reclaimed(),
                result.stale(),
                result.samples(),
                result.violations().size());
        out.println("    struck: " + result.blows());
        result.violations().forEach(violation -> out.println("    " + violation.sentence()));
        return good;
    }

    private boolean caught(Mutant mutant) {
        TrialResult result = trials.mutant(mutant, options.seed(), options.seconds());
        if (result.violations().isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "✗ %s was not caught in %.1f s and %d operations%n",
                    mutant.name(),
                    result.seconds(),
                    result.operations());
            controls.put(mutant.weather(), options.seconds());
            table.add(row(mutant, "NOT CAUGHT", result.operations(), result.seconds()));
            return false;
        }
        Violation first = result.violations().getFirst();
        controls.merge(mutant.weather(), (long) Math.ceil(first.seconds()), Math::max);
        out.printf("✓ %s: %s%n", mutant.name(), first.sentence());
        table.add(row(mutant, first.rule(), first.operations(), first.seconds()));
        return true;
    }

    private static String row(Mutant mutant, String rule, long operations, double seconds) {
        return ROW.formatted(
                mutant.name(),
                mutant.law(),
                mutant.weather(),
                rule,
                operations,
                String.format(Locale.ROOT, "%.1f", seconds));
    }
}
