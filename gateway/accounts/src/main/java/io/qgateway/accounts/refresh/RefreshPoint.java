package io.qgateway.accounts.refresh;

/** The points of an attempt where a crash makes a difference. */
public enum RefreshPoint {
    CLAIMED,
    ANSWERED,
    PERSISTED
}
