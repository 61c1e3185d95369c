package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The store of record for refresh tokens. Each method is one atomic step, which either happened or
 * not; none blanks a token.
 *
 * @see GrantStoreException thrown by every method when the store can't be asked
 */
public interface GrantStore {

    Optional<Grant> read(String accountId);

    /**
     * Writes down that the grant's refresh token is about to be used. Refused if the grant has
     * changed, is paused, or is claimed.
     */
    boolean claim(Grant grant, Claim claim);

    /**
     * Ends another's claim once it is older than {@code lifetime}: its holder has died, or can't
     * reach the store. That leaves the grant in doubt since the claim began, and paused.
     */
    boolean expire(Grant grant, Duration lifetime, Postponement postponement);

    /**
     * Stores tokens as the grant's next generation, which ends claim and doubt, and publishes them.
     * Refused if the generation isn't the grant's any more.
     */
    boolean persist(Grant grant, NewTokens tokens);

    /** Ends the claim, if it still stands, for another attempt later. */
    void postpone(Claim claim, Grant grant, Postponement postponement);

    /**
     * Ends the claim, if it still stands, with the finding that only a person can help. Returns
     * false if somebody has: the grant has changed, and nothing is found against what there is now.
     */
    boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at);
}
