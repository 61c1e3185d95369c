package io.qgateway.accounts.refresh;

/** Is told where an attempt is: for metrics, and for tests that crash it there. */
@FunctionalInterface
public interface RefreshProbe {

    RefreshProbe NONE = (_, _) -> {};

    void reached(RefreshPoint point, String accountId);
}
