package com.conduitllm.benchmark;

import java.util.Locale;

/** Numbers as they are printed, the same on every machine. */
final class Figure {
    private Figure() {}

    static String of(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    static String percent(double share) {
        return of("%.2f %%", share * 100);
    }
}
