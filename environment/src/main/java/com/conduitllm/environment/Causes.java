package com.conduitllm.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chain from an exception down to its last cause. */
final class Causes {

    private static final int DEEPEST = 50;

    private Causes() {}

    /** Outermost first; the bound ends a chain that bites its own tail. */
    static List<Throwable> of(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable t = failure; t != null && chain.size() < DEEPEST; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    static <T extends Throwable> Optional<T> outermost(Throwable failure, Class<T> type) {
        return of(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    static <T extends Throwable> Optional<T> innermost(Throwable failure, Class<T> type) {
        return of(failure).reversed().stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
