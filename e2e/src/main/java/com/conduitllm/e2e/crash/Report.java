package com.conduitllm.e2e.crash;

import com.conduitllm.e2e.console.Table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came out of all rounds so far. */
final class Report {
    private final Map<Step, List<StepResult>> results = new EnumMap<>(Step.class);
    private final List<String> violations = new ArrayList<>();

    void add(StepResult result) {
        results.computeIfAbsent(result.step(), _ -> new ArrayList<>()).add(result);
        if (!result.held()) {
            Step step = result.step();
            violations.add(
                    "step %s (law %s): %s"
                            .formatted(step.label(), step.laws(), result.violation()));
        }
    }

    /** Something that belongs to no step. */
    void add(String violation) {
        violations.add(violation);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    Table table() {
        Table table = new Table("step", "killed", "when", "times", "held", "law");
        results.forEach((step, all) ->
                table.row(
                        step.label(),
                        step.victim(),
                        step.moment(),
                        all.size(),
                        all.stream().filter(StepResult::held).count(),
                        step.laws()));
        return table;
    }

    /** The steps and what must come of each. */
    static Table catalogue(List<Step> steps) {
        Table table = new Table("step", "killed", "when", "outcome after the restart", "law");
        steps.forEach(step ->
                table.row(step.label(), step.victim(), step.moment(), step.outcome(), step.laws()));
        return table;
    }
}
