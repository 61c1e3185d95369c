package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person's login has brought: all of an account's credentials from then on.
 *
 * @param registrationExpiresAt when the client can't refresh any more, if that is known
 */
public record Login(
        String region,
        String clientId,
        Secret clientSecret,
        Optional<Instant> registrationExpiresAt,
        Secret refreshToken,
        Secret accessToken,
        Instant obtainedAt,
        Instant expiresAt) {

    public Login {
        Region.require(region);
    }
}
