package com.conduitllm.admin.auth;

/** What an admin key may do. Each scope includes the ones before it. */
public enum AdminScope {
    /** Look at everything that is no secret. */
    READ,
    /** Create, change and delete keys and media. */
    OPERATE,
    /** Erase people's data, and accept a bucket as this installation's own. */
    ERASE;

    /** Whether a key of this scope may do what {@code needed} stands for. */
    public boolean covers(AdminScope needed) {
        return compareTo(needed) >= 0;
    }
}
