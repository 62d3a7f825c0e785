package com.conduitllm.db;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import java.sql.SQLException;

/**
 * Takes the socket time-out off the connection that migrates: an index over many rows takes longer
 * than any request may. The pool puts it back.
 */
final class UnhurriedMigration implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            context.getConnection().setNetworkTimeout(Runnable::run, 0);
        } catch (SQLException e) {
            throw new IllegalStateException("The driver knows no network time-out", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "unhurried";
    }
}
