package io.qgateway.accounts.refresh;

import java.time.Instant;
import java.util.List;

/** Finds the accounts whose tokens are to be refreshed before anybody misses them. */
@FunctionalInterface
public interface DueGrants {

    /**
     * Returns enabled accounts that could be refreshed at the given time, and have no access token,
     * one obtained before a time, or one that expires before a time.
     */
    List<DueGrant> due(Instant now, Instant obtainedBefore, Instant expiresBefore);
}
