package io.qgateway.accounts.refresh;

/** Where a process is killed in the middle of a refresh. */
enum DeathPoint {
    /** The claim is committed, and nothing was sent. */
    CLAIMED,
    /** The identity provider has the request, and the answer is on its way; killed from outside. */
    SENT,
    ANSWERED,
    /** The new tokens are written, and the transaction is not committed. */
    WRITTEN,
    PERSISTED;

    boolean isReachedWith(RefreshPoint point) {
        return switch (point) {
            case CLAIMED -> this == CLAIMED;
            case ANSWERED -> this == ANSWERED;
            case PERSISTED -> this == PERSISTED;
            case NOT_PERSISTED -> false;
        };
    }
}
