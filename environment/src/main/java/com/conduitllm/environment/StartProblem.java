package com.conduitllm.environment;

import org.springframework.boot.ExitCodeGenerator;

/**
 * A reason not to start that an operator can remove.
 *
 * <p>Thrown while the application starts, from wherever the reason is found (also inside of a bean
 * or of the constructor of a configuration record), it ends the process with exit code 1 and its
 * message as the only log line: no stack trace. The message is one sentence, says what to do and
 * holds no secret.
 */
public class StartProblem extends RuntimeException implements ExitCodeGenerator {

    private static final long serialVersionUID = 1L;

    /**
     * @param sentence what is wrong and what to do, for an operator, without a secret
     */
    public StartProblem(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong and what to do, for an operator, without a secret
     * @param cause kept for a debugger; never logged, because it may quote a value
     */
    public StartProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }
}
