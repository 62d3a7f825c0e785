package com.conduitllm.admin.virtualkey;

/**
 * A new key with its secrets, which no later answer shows again.
 *
 * @param virtualKey what the gateway's client sends
 * @param webhookSecret what signs the key's web hooks
 */
record CreatedKey(String virtualKey, String webhookSecret, KeyInfo keyInfo) {

    @Override
    public String toString() {
        return "CreatedKey[" + keyInfo + "]";
    }
}
