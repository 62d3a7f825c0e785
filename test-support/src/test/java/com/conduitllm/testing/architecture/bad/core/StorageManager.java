package com.conduitllm.testing.architecture.bad.core;

/** Names that say nothing. */
final class StorageManager {

    static final class NameUtils {}

    static final class KeyHelper {}

    static final class LedgerImpl {}

    static final class WireConstants {}

    static final class BaseJob {}
}
