package com.conduitllm.proof.mutant;

import java.util.List;

/**
 * The product with one law of its protocol broken.
 *
 * @param name for the command line and the tables
 * @param law number of the law in the protocol, or what it is
 * @param weather name of the schedule in which it is caught
 */
public record Mutant(String name, String law, String weather, List<Edit> edits) {
    public Mutant {
        edits = List.copyOf(edits);
    }

    static Mutant of(String name, String law, String weather, Edit... edits) {
        return new Mutant(name, law, weather, List.of(edits));
    }
}
