package com.conduitllm.stack.state;

import org.jspecify.annotations.Nullable;

/**
 * What a data folder remembers between runs.
 *
 * @param virtualKey the key that {@code up} made and shows again, with its id
 */
public record StackRecord(
        Secrets secrets, Ports ports, @Nullable String virtualKey, @Nullable String virtualKeyId) {

    static StackRecord initial() {
        return new StackRecord(Secrets.random(), Ports.NONE, null, null);
    }

    public StackRecord withPorts(Ports chosen) {
        return new StackRecord(secrets, chosen, virtualKey, virtualKeyId);
    }

    public StackRecord withVirtualKey(String key, String id) {
        return new StackRecord(secrets, ports, key, id);
    }
}
