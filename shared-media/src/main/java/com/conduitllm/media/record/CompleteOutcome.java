package com.conduitllm.media.record;

/** Answer to {@link MediaLedger#complete}: all rows of a request or none. */
public sealed interface CompleteOutcome {

    /** All rows are AVAILABLE and announced. */
    record Completed() implements CompleteOutcome {}

    /** The key died in the meantime. The rows stay for the purger; the caller deletes nothing. */
    record KeyNotLive() implements CompleteOutcome {}

    /** The key lives but a purge took the rows (the upload outlasted its deadline). */
    record Superseded() implements CompleteOutcome {}
}
