package io.qgateway.accounts.refresh;

/** What becomes of the step that an attempt is about to take. */
enum Move {
    /** It goes well. */
    GO,
    /** It does not happen: a write is not made, a request is lost on its way. */
    FAIL,
    /** It happens, and the answer is lost. */
    UNHEARD,
    /** The identity provider wants to be asked later; elsewhere, it goes well. */
    THROTTLE,
    /** The process dies before it. */
    DIE,
    /** The process dies once it has happened. */
    DIE_AFTERWARDS;

    boolean isDeadly() {
        return this == DIE || this == DIE_AFTERWARDS;
    }
}
