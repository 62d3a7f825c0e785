package com.conduitllm.media.storage;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Refuses network calls while a database transaction holds its locks and its connection. */
final class OutsideTransaction {
    private OutsideTransaction() {}

    static void require() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "The object store must not be called while a database transaction is active");
        }
    }
}
