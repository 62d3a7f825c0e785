package com.conduitllm.e2e.load;

import com.conduitllm.e2e.gateway.CoreApi.Image;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a load was told.
 *
 * @param answers in the order in which they came
 * @param kept pictures that were acknowledged and whose key nobody asked to delete
 * @param deletions ids of the receipts of all key deletions that were accepted
 */
public record LoadReport(List<Answer> answers, List<Image> kept, List<String> deletions) {
    public LoadReport {
        answers = List.copyOf(answers);
        kept = List.copyOf(kept);
        deletions = List.copyOf(deletions);
    }

    /** How often each status came; {@link Answer#NONE} counts those that got no answer. */
    public Map<Integer, Long> counts(Step step) {
        return answersTo(step).stream()
                .collect(
                        Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    /** {@link #counts} of every step. */
    public Map<Step, Map<Integer, Long>> counts() {
        Map<Step, Map<Integer, Long>> all = new TreeMap<>();
        for (Step step : Step.values()) {
            all.put(step, counts(step));
        }
        return all;
    }

    public List<Answer> answersTo(Step step) {
        return answers.stream().filter(answer -> answer.step() == step).toList();
    }

    /** Everything but success. */
    public List<Answer> failures() {
        return answers.stream().filter(answer -> !answer.isSuccess()).toList();
    }

    public long successes() {
        return answers.stream().filter(Answer::isSuccess).count();
    }

    /** The answers that took longest, longest first. */
    public List<Answer> slowest(int most) {
        return answers.stream()
                .sorted(Comparator.comparing(Answer::took).reversed())
                .limit(most)
                .toList();
    }

    /** The longest that anybody waited; zero when nobody asked. */
    public Duration slowest() {
        return answers.stream().map(Answer::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
