package com.conduitllm.proof.mutant;

/** The product has changed where the mutant changes it: the mutant has to be thought over. */
public final class MutantDoesNotApplyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MutantDoesNotApplyException(String mutant, String file, String why) {
        super("The mutant %s no longer applies to %s: %s".formatted(mutant, file, why));
    }
}
