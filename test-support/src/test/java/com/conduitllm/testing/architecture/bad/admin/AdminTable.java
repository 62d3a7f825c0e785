package com.conduitllm.testing.architecture.bad.admin;

/** Something of the other service. */
public final class AdminTable {

    public String statement() {
        return "SELECT count(*) FROM keys";
    }
}
