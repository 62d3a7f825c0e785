package com.conduitllm.admin.virtualkey;

/** What came of a request to change a key. */
sealed interface KeyChange<T> {

    /** It is done and its event is queued. */
    record Done<T>(T result) implements KeyChange<T> {}

    /** There is no such key. */
    record UnknownKey<T>() implements KeyChange<T> {}

    /** The key is being deleted and changes no more. */
    record BeingDeleted<T>() implements KeyChange<T> {}
}
