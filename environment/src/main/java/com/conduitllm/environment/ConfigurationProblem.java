package com.conduitllm.environment;

/**
 * An environment variable that is missing, cannot be read, or contradicts another.
 *
 * <p>Throw it from the compact constructor of a {@code @ConfigurationProperties} record or from a
 * bean. The sentence that stops the start always names the variable.
 */
public final class ConfigurationProblem extends StartProblem {

    private static final long serialVersionUID = 1L;

    private final String variable;

    /**
     * @param variable the environment variable, for example {@code CONDUITLLM__STORAGE__PROVIDER}
     * @param sentence the whole sentence, or only what follows the variable's name ({@code "must be
     *     set."}); must not quote the value of a secret
     */
    public ConfigurationProblem(String variable, String sentence) {
        super(sentence.contains(variable) ? sentence : variable + " " + sentence);
        this.variable = variable;
    }

    /** The environment variable to change. */
    public String variable() {
        return variable;
    }
}
