package io.qgateway.accounts.refresh;

/** The points of an attempt where a crash makes a difference. */
public enum RefreshPoint {
    CLAIMED,
    ANSWERED,
    /** The store has failed to take the new tokens, and is tried again. */
    NOT_PERSISTED,
    PERSISTED
}
