package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the store of record knows about an account's credentials at one moment.
 *
 * @param inDoubtSince since then an attempt went unanswered: the refresh token may be spent
 * @param failures attempts in a row without a new token
 * @param notBefore when the next attempt may be made
 */
public record Grant(
        String accountId,
        String region,
        String clientId,
        Optional<Secret> clientSecret,
        Optional<Secret> refreshToken,
        Optional<AccessToken> accessToken,
        long generation,
        long epoch,
        Optional<Instant> registrationExpiresAt,
        Optional<Instant> inDoubtSince,
        int failures,
        Optional<Instant> notBefore) {

    /** The client that the refresh token belongs to; there has to be one. */
    Registration registration() {
        return new Registration(
                region, clientId, clientSecret.orElseThrow(), registrationExpiresAt);
    }

    /** What a refresh would need and isn't there, as the admin API names it. */
    List<String> missing() {
        var fields = new ArrayList<String>();
        if (clientId.isEmpty()) {
            fields.add("clientId");
        }
        if (clientSecret.isEmpty()) {
            fields.add("clientSecret");
        }
        if (refreshToken.isEmpty()) {
            fields.add("refreshToken");
        }
        return fields;
    }

    /** The access token, if it is newer than the given generation and may still be good. */
    Optional<AccessToken> tokenSince(long seenGeneration, Instant now) {
        return accessToken.filter(
                token -> token.generation() > seenGeneration && !token.expiredBy(now));
    }

    boolean pausedAt(Instant now) {
        return notBefore.filter(now::isBefore).isPresent();
    }
}
