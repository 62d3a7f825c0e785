package com.conduitllm.media.record;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

import java.util.function.Supplier;

/** Tries a statement again where that is known to be safe. */
final class Retry {
    private static final int ATTEMPTS = 3;

    private Retry() {}

    /** For statements that must not run twice: only when the database says that it rolled back. */
    static <T> T onDeadlock(Supplier<T> statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                return statement.get();
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** For statements that recognise what they did before: also when the connection was lost. */
    static <T> T onLostAnswer(Supplier<T> statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                return statement.get();
            } catch (TransientDataAccessException
                    | RecoverableDataAccessException
                    | DataAccessResourceFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
