package com.conduitllm.proof.mutant;

/**
 * A change of the product's source.
 *
 * @param file path from the top folder of the repository
 * @param find exact text that stands in the file once
 * @param replacement what stands there in the mutant
 */
public record Edit(String file, String find, String replacement) {

    /**
     * The file's text with the change.
     *
     * @throws MutantDoesNotApplyException when {@code find} is not there exactly once
     */
    String apply(String source, String mutant) {
        int first = source.indexOf(find);
        if (first < 0) {
            throw new MutantDoesNotApplyException(mutant, file, "the text to change is not there");
        }
        if (source.indexOf(find, first + 1) >= 0) {
            throw new MutantDoesNotApplyException(mutant, file, "the text to change is ambiguous");
        }
        return source.replace(find, replacement);
    }
}
