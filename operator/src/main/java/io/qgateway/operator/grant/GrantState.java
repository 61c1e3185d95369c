package io.qgateway.operator.grant;

import io.qgateway.accounts.refresh.Claim;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a login beside its secrets; kept with them as JSON.
 *
 * @param generation counts the credentials, from 0 for none
 * @param since the generation in which somebody last logged in or brought a login
 * @param source where that login came from, to notice when it is wanted from elsewhere
 * @param profileArn that was found for the login, if it needs one
 * @param tokenObtainedAt of the access token, if there is one
 * @param claim of the attempt to refresh that is under way, or has died
 * @param inDoubtSince since then the refresh token may be spent
 * @param failures attempts in a row without a new token
 * @param refusal the reason for which only a person can help
 */
public record GrantState(
        long generation,
        long since,
        Optional<String> source,
        Optional<String> region,
        Optional<String> profileArn,
        Optional<Instant> registrationExpiresAt,
        Optional<Instant> tokenObtainedAt,
        Optional<Instant> tokenExpiresAt,
        Optional<Claim> claim,
        Optional<Instant> inDoubtSince,
        int failures,
        Optional<Instant> notBefore,
        Optional<String> refusal) {

    static final GrantState NONE =
            new GrantState(
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty());

    GrantState claimed(Claim newClaim) {
        return with(Optional.of(newClaim), inDoubtSince, failures, notBefore, refusal);
    }

    GrantState postponed(boolean inDoubt, Instant at, Instant until) {
        var doubt = inDoubtSince.or(() -> Optional.of(at).filter(_ -> inDoubt));
        return with(Optional.empty(), doubt, failures + 1, Optional.of(until), refusal);
    }

    GrantState refused(String reason) {
        return with(
                Optional.empty(),
                inDoubtSince,
                failures + 1,
                Optional.empty(),
                Optional.of(reason));
    }

    /** The next generation by a refresh: nothing that was held against the last one stands. */
    GrantState renewed(Instant obtainedAt, Instant expiresAt) {
        return new GrantState(
                generation + 1,
                since,
                source,
                region,
                profileArn,
                registrationExpiresAt,
                Optional.of(obtainedAt),
                Optional.of(expiresAt),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    GrantState servedBy(String newProfileArn) {
        return new GrantState(
                generation,
                since,
                source,
                region,
                Optional.of(newProfileArn),
                registrationExpiresAt,
                tokenObtainedAt,
                tokenExpiresAt,
                claim,
                inDoubtSince,
                failures,
                notBefore,
                refusal);
    }

    private GrantState with(
            Optional<Claim> newClaim,
            Optional<Instant> newDoubt,
            int newFailures,
            Optional<Instant> newNotBefore,
            Optional<String> newRefusal) {
        return new GrantState(
                generation,
                since,
                source,
                region,
                profileArn,
                registrationExpiresAt,
                tokenObtainedAt,
                tokenExpiresAt,
                newClaim,
                newDoubt,
                newFailures,
                newNotBefore,
                newRefusal);
    }
}
