package io.qgateway.accounts.refresh;

/** Gets accounts new tokens. May be shared by all threads. */
@FunctionalInterface
public interface TokenRefresher {

    /**
     * Returns a token newer than the one seen, from whoever gets it first: calls for one account at
     * the same time are one call to the identity provider.
     *
     * @param seenGeneration the account's generation as the caller knows it
     * @throws InterruptedException when the caller doesn't want to wait any longer; the refresh
     *     itself goes on
     */
    RefreshOutcome refresh(String accountId, long seenGeneration) throws InterruptedException;
}
