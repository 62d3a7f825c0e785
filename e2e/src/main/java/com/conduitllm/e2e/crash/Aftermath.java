package com.conduitllm.e2e.crash;

/** What must be so once everything has come to rest after a crash. */
@FunctionalInterface
interface Aftermath {

    /**
     * Waits for it, then looks whether it is all that is so.
     *
     * @throws AssertionError that names the law, when it is not
     */
    void check(Stage stage);
}
