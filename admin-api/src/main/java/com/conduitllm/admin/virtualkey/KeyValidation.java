package com.conduitllm.admin.virtualkey;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Whether the gateway would take a secret, and if not, why. Says whose it is also when it would
 * not.
 *
 * @param errorMessage null exactly when it is valid
 */
record KeyValidation(
        boolean isValid,
        @Nullable UUID virtualKeyId,
        @Nullable String keyName,
        @Nullable String allowedModels,
        @Nullable String errorMessage) {

    static KeyValidation unknown(String why) {
        return new KeyValidation(false, null, null, null, why);
    }

    static KeyValidation of(VirtualKey key, @Nullable String why) {
        return new KeyValidation(why == null, key.id(), key.keyName(), key.allowedModels(), why);
    }
}
