package com.conduitllm.proof.weather;

/** What can go wrong at the edges of a process: towards the database, towards the store. */
public enum Blow {
    RESERVE_NEVER_ARRIVES(Edge.RESERVE, Effect.BREAK_BEFORE),
    RESERVE_ANSWER_LOST(Edge.RESERVE, Effect.BREAK_AFTER),
    RESERVE_THEN_DEATH(Edge.RESERVE, Effect.DEATH_AFTER),
    PUT_THEN_DEATH(Edge.PUT, Effect.DEATH_AFTER),
    PUT_THEN_PAUSE(Edge.PUT, Effect.PAUSE_AFTER),
    COMPLETE_NEVER_ARRIVES(Edge.COMPLETE, Effect.BREAK_BEFORE),
    COMPLETE_ANSWER_LOST(Edge.COMPLETE, Effect.BREAK_AFTER),
    COMPLETE_THEN_DEATH(Edge.COMPLETE, Effect.DEATH_AFTER),
    CLAIM_NEVER_ARRIVES(Edge.CLAIM, Effect.BREAK_BEFORE),
    CLAIM_ANSWER_LOST(Edge.CLAIM, Effect.BREAK_AFTER),
    CLAIM_THEN_DEATH(Edge.CLAIM, Effect.DEATH_AFTER),
    CLAIM_THEN_PAUSE(Edge.CLAIM, Effect.PAUSE_AFTER),
    DELETE_THEN_DEATH(Edge.DELETE, Effect.DEATH_AFTER),
    DELETE_THEN_PAUSE(Edge.DELETE, Effect.PAUSE_AFTER),
    FORGET_NEVER_ARRIVES(Edge.FORGET, Effect.BREAK_BEFORE),
    FORGET_ANSWER_LOST(Edge.FORGET, Effect.BREAK_AFTER),
    FORGET_THEN_DEATH(Edge.FORGET, Effect.DEATH_AFTER),
    RELEASE_ANSWER_LOST(Edge.RELEASE, Effect.BREAK_AFTER),
    RELEASE_NEVER_ARRIVES(Edge.RELEASE, Effect.BREAK_BEFORE),
    KEY_DELETION_NEVER_COMMITS(Edge.KEY_DELETION, Effect.BREAK_BEFORE),
    KEY_DELETION_ANSWER_LOST(Edge.KEY_DELETION, Effect.BREAK_AFTER),
    FAREWELL_NEVER_COMMITS(Edge.FAREWELL, Effect.BREAK_BEFORE),
    FAREWELL_ANSWER_LOST(Edge.FAREWELL, Effect.BREAK_AFTER),
    FAREWELL_THEN_DEATH(Edge.FAREWELL, Effect.DEATH_AFTER),
    PUT_DROPPED(Edge.WIRE, Effect.OF_THE_STORE),
    PUT_ANSWER_LOST(Edge.WIRE, Effect.OF_THE_STORE),
    PUT_LANDS_LATE(Edge.WIRE, Effect.OF_THE_STORE),
    PUT_HANGS(Edge.WIRE, Effect.OF_THE_STORE),
    PUT_SLOW(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_DROPPED(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_ANSWER_LOST(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_LANDS_LATE(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_SLOW(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_REFUSED_BY_KEY(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_ANSWER_CUT(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_MISROUTED(Edge.WIRE, Effect.OF_THE_STORE),
    DELETE_ANSWERED_BY_A_STRANGER(Edge.WIRE, Effect.OF_THE_STORE);

    private final Edge edge;
    private final Effect effect;

    Blow(Edge edge, Effect effect) {
        this.edge = edge;
        this.effect = effect;
    }

    Edge edge() {
        return edge;
    }

    Effect effect() {
        return effect;
    }

    /** Where a process touches what is outside of it. */
    enum Edge {
        RESERVE,
        PUT,
        COMPLETE,
        CLAIM,
        DELETE,
        FORGET,
        RELEASE,
        KEY_DELETION,
        FAREWELL,
        /** HTTP to the store, beyond all processes. */
        WIRE,
        OTHER
    }

    /** What a blow does there. */
    enum Effect {
        /** The connection breaks: nothing happened. */
        BREAK_BEFORE,
        /** The connection breaks: it happened, and nobody hears of it. */
        BREAK_AFTER,
        /** It happened, and the process does nothing any more. */
        DEATH_AFTER,
        /** It happened, and the process goes on only when its lease is long over. */
        PAUSE_AFTER,
        OF_THE_STORE
    }
}
