package io.qgateway.accounts;

import java.util.List;

/**
 * All accounts at one time.
 *
 * @param position where to go on reading the change log
 */
public record PooledAccounts(ChangePosition position, List<PooledAccount> accounts) {

    public PooledAccounts {
        accounts = List.copyOf(accounts);
    }
}
