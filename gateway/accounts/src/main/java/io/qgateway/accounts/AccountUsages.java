package io.qgateway.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much of their quotas the accounts have used, and whose turn it is to be asked. May be shared
 * by all threads.
 */
public interface AccountUsages {

    /**
     * Gives out enabled accounts with a token that nobody has been given since then, those that
     * wait the longest first. Of several gateways that call, one gets each account, and is to ask.
     *
     * @param most how many at most
     */
    List<String> take(Instant since, int most);

    void record(String accountId, AccountUsage usage);

    /** What was told last. */
    Optional<AccountUsage> find(String accountId);
}
