package com.conduitllm.proof.trial;

import com.conduitllm.proof.weather.Weather;

import java.time.Duration;

/**
 * What a trial is to do.
 *
 * @param length of the traffic; the drain comes on top
 * @param stopsAtFirst whether it ends with the first violation
 */
public record TrialPlan(long seed, Duration length, Weather weather, boolean stopsAtFirst) {}
