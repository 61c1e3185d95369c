package io.qgateway.accounts.refresh;

/** Ends an attempt where it is, as the death of its process would. */
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    static RefreshProbe at(RefreshPoint point) {
        return (reached, _) -> {
            if (reached == point) {
                throw new Crash();
            }
        };
    }
}
