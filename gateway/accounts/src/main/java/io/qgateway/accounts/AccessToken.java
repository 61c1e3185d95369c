package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What opens the upstream for about an hour.
 *
 * @param expiresAt unknown for a token that was entered by hand
 * @param generation counts the credentials an account has had, so that a refused token can be told
 *     from its successor
 */
public record AccessToken(
        Secret value, Instant obtainedAt, Optional<Instant> expiresAt, long generation) {

    /** Whether the token is known to outlive the given moment. */
    public boolean outlives(Instant moment) {
        return expiresAt.filter(moment::isBefore).isPresent();
    }

    /** Whether the token is known to have expired by the given moment. */
    public boolean expiredBy(Instant moment) {
        return expiresAt.filter(expiry -> !moment.isBefore(expiry)).isPresent();
    }
}
