package com.conduitllm.proof.weather;

import java.util.EnumMap;
import java.util.Map;

/**
 * How rough it is.
 *
 * @param name for the command line and the tables
 * @param odds how likely each blow is each time that it could strike, 0 to 1
 * @param slowDatabase how likely a write of a medium's row takes 150 ms longer, 0 to 1
 * @param strays how many objects that nobody recorded are planted for each key deletion
 */
public record Weather(String name, Map<Blow, Double> odds, double slowDatabase, int strays) {
    public Weather {
        odds = Map.copyOf(odds);
    }

    /** Everything, seldom. */
    public static Weather storm() {
        Map<Blow, Double> odds = new EnumMap<>(Blow.class);
        for (Blow blow : Blow.values()) {
            odds.put(blow, 0.02);
        }
        odds.put(Blow.CLAIM_THEN_PAUSE, 0.01);
        odds.put(Blow.PUT_LANDS_LATE, 0.06);
        odds.put(Blow.PUT_HANGS, 0.005);
        return new Weather("storm", odds, 0.01, 0);
    }

    /** Nothing goes wrong by itself. */
    public static Weather calm(String name) {
        return new Weather(name, Map.of(), 0, 0);
    }

    /** The same with one thing more likely. */
    public Weather with(Blow blow, double likelihood) {
        Map<Blow, Double> changed = new EnumMap<>(Blow.class);
        changed.putAll(odds);
        changed.put(blow, likelihood);
        return new Weather(name, changed, slowDatabase, strays);
    }

    /** The same by another name. */
    public Weather named(String other) {
        return new Weather(other, odds, slowDatabase, strays);
    }

    /** The same over a database that is often slow. */
    public Weather withSlowDatabase(double likelihood) {
        return new Weather(name, odds, likelihood, strays);
    }

    /** The same with strangers' objects. */
    public Weather withStrays(int count) {
        return new Weather(name, odds, slowDatabase, count);
    }

    double odds(Blow blow) {
        return odds.getOrDefault(blow, 0.0);
    }
}
