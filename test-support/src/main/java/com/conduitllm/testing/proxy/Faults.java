package com.conduitllm.testing.proxy;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Says what happens to the requests that match. Ends with one of the faults; the rule is in force
 * when that method returns.
 */
public final class Faults {

    private final Predicate<RecordedRequest> match;
    private final IntPredicate turn;
    private final Consumer<FaultRule> rules;

    Faults(Predicate<RecordedRequest> match, Consumer<FaultRule> rules) {
        this(match, turn -> true, rules);
    }

    private Faults(Predicate<RecordedRequest> match, IntPredicate turn, Consumer<FaultRule> rules) {
        this.match = match;
        this.turn = turn;
        this.rules = rules;
    }

    /**
     * Only the n-th request that matches, counted from when the rule is made.
     *
     * @param n from 1
     */
    public Faults nth(int n) {
        return new Faults(match, turnNumber -> turnNumber == n, rules);
    }

    /** Only the first {@code count} requests that match. */
    public Faults first(int count) {
        return new Faults(match, turnNumber -> turnNumber <= count, rules);
    }

    /** The proxy answers; the server never sees the request. */
    public void answer(Reply reply) {
        add(new Fault.AnswerInstead(reply));
    }

    /** The server does what was asked, the client never hears of it: the connection is reset. */
    public void loseAnswer() {
        add(new Fault.LoseAnswer());
    }

    /** The server never sees the request, the client's connection is reset. */
    public void drop() {
        add(new Fault.Drop());
    }

    /**
     * The whole request is read and then held before the server sees any of it. When released it is
     * sent also if the client has gone away in the meantime: a request that lands late.
     */
    public Gate holdRequest() {
        Gate gate = new Gate();
        add(new Fault.HoldRequest(gate));
        return gate;
    }

    /**
     * The server sees the first {@code bytes} bytes of the body; the rest is held. When released it
     * is sent also if the client has gone away in the meantime.
     */
    public Gate holdRequestAfter(long bytes) {
        Gate gate = new Gate();
        add(new Fault.HoldRest(bytes, gate));
        return gate;
    }

    /** The server does what was asked; its answer is held. */
    public Gate holdAnswer() {
        Gate gate = new Gate();
        add(new Fault.HoldAnswer(gate));
        return gate;
    }

    /**
     * The whole request is read and passed on after {@code time}, also if the client has gone away
     * in the meantime.
     */
    public void delay(Duration time) {
        add(new Fault.Delay(time));
    }

    /**
     * The client's connection is reset at once, and all the same the server gets the whole request
     * after {@code time}: the first attempt that lands after the second one.
     */
    public void landLate(Duration time) {
        add(new Fault.LandLate(time));
    }

    /** The server sees the first {@code bytes} bytes of the body, then both connections break. */
    public void cutRequestAfter(long bytes) {
        add(new Fault.CutRequest(bytes));
    }

    /** The client sees the first {@code bytes} bytes of the answer's body, then a reset. */
    public void cutAnswerAfter(long bytes) {
        add(new Fault.CutAnswer(bytes));
    }

    /** The client gets another body than the server sent; Content-Length is mended. */
    public void rewriteAnswer(UnaryOperator<byte[]> change) {
        add(new Fault.RewriteAnswer(change));
    }

    private void add(Fault fault) {
        rules.accept(new FaultRule(match, turn, fault));
    }
}
