package io.qgateway.accounts;

/**
 * Asks whoever holds an account's credentials for a new token. Asking again for the same generation
 * changes nothing. May be shared by all threads.
 */
@FunctionalInterface
public interface RefreshRequests {

    /**
     * @param generation of the credentials whose token is missing, expired or refused
     */
    void request(String accountId, long generation);
}
