package com.conduitllm.stack.service;

/** The two services of the product. */
public enum Service {
    CORE("core", "Core"),
    ADMIN("admin", "Admin");

    private final String id;
    private final String title;

    Service(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name in file names and in {@code pids}. */
    public String id() {
        return id;
    }

    /** The name for people. */
    public String title() {
        return title;
    }
}
