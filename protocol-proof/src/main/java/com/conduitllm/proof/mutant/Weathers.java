package com.conduitllm.proof.mutant;

import com.conduitllm.proof.weather.Blow;
import com.conduitllm.proof.weather.Weather;

import java.util.List;

/** Schedules by name. {@code storm} has a little of everything, the others much of one thing. */
public final class Weathers {
    private static final List<Weather> ALL =
            List.of(
                    Weather.storm(),
                    lateness(),
                    Weather.calm("hanging")
                            .with(Blow.PUT_HANGS, 0.95)
                            .with(Blow.PUT_LANDS_LATE, 0.1),
                    Weather.calm("slow-database").withSlowDatabase(0.4),
                    Weather.storm().named("strays").withStrays(2),
                    Weather.calm("late-claims")
                            .with(Blow.CLAIM_NEVER_ARRIVES, 0.6)
                            .with(Blow.PUT_SLOW, 0.4),
                    pauses(),
                    lies());

    private Weathers() {}

    public static Weather named(String name) {
        return ALL.stream()
                .filter(weather -> weather.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no weather '%s'; there are: %s"
                                        .formatted(
                                                name,
                                                String.join(
                                                        ", ",
                                                        ALL.stream()
                                                                .map(Weather::name)
                                                                .toList()))));
    }

    private static Weather lateness() {
        return Weather.calm("lateness")
                .with(Blow.PUT_LANDS_LATE, 0.2)
                .with(Blow.PUT_THEN_DEATH, 0.05)
                .with(Blow.RESERVE_THEN_DEATH, 0.05)
                .with(Blow.COMPLETE_ANSWER_LOST, 0.1)
                .with(Blow.DELETE_LANDS_LATE, 0.1);
    }

    private static Weather pauses() {
        return Weather.calm("pauses")
                .with(Blow.DELETE_THEN_PAUSE, 0.6)
                .with(Blow.CLAIM_THEN_PAUSE, 0.02)
                .with(Blow.DELETE_SLOW, 0.3)
                .with(Blow.DELETE_REFUSED_BY_KEY, 0.1);
    }

    private static Weather lies() {
        return Weather.calm("lies")
                .with(Blow.DELETE_REFUSED_BY_KEY, 0.2)
                .with(Blow.DELETE_ANSWER_CUT, 0.2)
                .with(Blow.DELETE_MISROUTED, 0.1)
                .with(Blow.DELETE_ANSWERED_BY_A_STRANGER, 0.2)
                .with(Blow.DELETE_DROPPED, 0.1);
    }
}
