package com.conduitllm.media.owner;

/** State of a virtual key. Only an {@code ACTIVE} key's media is served. */
public enum VirtualKeyState {
    ACTIVE,
    DISABLED,
    /** Deleted for everybody; the row stays until its last object is gone. */
    DELETING
}
