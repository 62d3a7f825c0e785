package com.conduitllm.testing.proxy;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What happens to a request instead of being passed on and answered. */
sealed interface Fault {

    record AnswerInstead(Reply reply) implements Fault {}

    record LoseAnswer() implements Fault {}

    record Drop() implements Fault {}

    record HoldRequest(Gate gate) implements Fault {}

    record HoldRest(long afterBytes, Gate gate) implements Fault {}

    record HoldAnswer(Gate gate) implements Fault {}

    record Delay(Duration time) implements Fault {}

    record LandLate(Duration time) implements Fault {}

    record CutRequest(long afterBytes) implements Fault {}

    record CutAnswer(long afterBytes) implements Fault {}

    record RewriteAnswer(UnaryOperator<byte[]> change) implements Fault {}

    /** No rule matched. */
    record None() implements Fault {}
}
