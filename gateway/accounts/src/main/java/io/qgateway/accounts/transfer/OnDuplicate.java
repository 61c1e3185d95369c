package io.qgateway.accounts.transfer;

/** What to do with an account of which there is one already. */
public enum OnDuplicate {
    /** The one that was there first stays. */
    SKIP,
    /** The one that comes takes its place. */
    REPLACE
}
