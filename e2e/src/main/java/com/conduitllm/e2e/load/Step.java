package com.conduitllm.e2e.load;

/** What a worker asks for. */
public enum Step {
    CREATE_KEY,
    GENERATE,
    FETCH,
    DELETE_KEY
}
