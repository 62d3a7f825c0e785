package com.conduitllm.environment;

import org.springframework.core.convert.converter.Converter;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a duration written as {@code hh:mm:ss}; the hours may exceed 24, minutes and seconds may
 * not exceed 59.
 *
 * <p>ISO-8601 ({@code PT15M}) and Spring's own style ({@code 15m}) are left to Spring: it asks the
 * next converter when this one refuses.
 */
final class ClockDuration implements Converter<String, Duration> {

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,6}):([0-5]\\d):([0-5]\\d)");

    @Override
    public Duration convert(String source) {
        Matcher matcher = CLOCK.matcher(source.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not hh:mm:ss");
        }
        return Duration.ofHours(Long.parseLong(matcher.group(1)))
                .plusMinutes(Long.parseLong(matcher.group(2)))
                .plusSeconds(Long.parseLong(matcher.group(3)));
    }
}
