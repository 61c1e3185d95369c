package io.qgateway.accounts;

import java.util.List;

/**
 * All accounts at one time.
 *
 * @param sequence where to go on reading the change log
 */
public record PooledAccounts(long sequence, List<PooledAccount> accounts) {

    public PooledAccounts {
        accounts = List.copyOf(accounts);
    }
}
