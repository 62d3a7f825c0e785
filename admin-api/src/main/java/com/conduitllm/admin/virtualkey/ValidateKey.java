package com.conduitllm.admin.virtualkey;

import org.jspecify.annotations.Nullable;

/**
 * A question: would the gateway take this secret?
 *
 * @param key the secret
 * @param requestedModel null: for any model
 */
record ValidateKey(@Nullable String key, @Nullable String requestedModel) {

    @Override
    public String toString() {
        return "ValidateKey[hidden, requestedModel=" + requestedModel + "]";
    }
}
