package com.conduitllm.testing.proxy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** A fault for the requests that match; {@code matches} counts them whether it strikes or not. */
record FaultRule(
        Predicate<RecordedRequest> match, IntPredicate turn, AtomicInteger matches, Fault fault) {

    FaultRule(Predicate<RecordedRequest> match, IntPredicate turn, Fault fault) {
        this(match, turn, new AtomicInteger(), fault);
    }

    boolean strikes(RecordedRequest request) {
        return match.test(request) && turn.test(matches.incrementAndGet());
    }
}
