package com.conduitllm.admin.lifecycle;

import java.time.Duration;

/** When a deletion wants to be looked at again. */
sealed interface NextTurn {

    /** As soon as it is its turn: there is more to delete. */
    record Again() implements NextTurn {}

    /** Not before {@code pause} has passed. */
    record Later(Duration pause) implements NextTurn {}

    /** Never: it is verified. */
    record Done() implements NextTurn {}
}
