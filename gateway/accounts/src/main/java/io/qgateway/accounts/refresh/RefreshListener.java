package io.qgateway.accounts.refresh;

import java.time.Duration;

/** Hears how every attempt ended, whoever asked for it; for metrics. */
@FunctionalInterface
public interface RefreshListener {

    void attempted(String accountId, RefreshOutcome outcome, Duration took);
}
