package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import java.time.Duration;
import java.util.Optional;

/** What became of a token request. Texts hold no secret. */
public sealed interface TokenAnswer {

    /**
     * New tokens.
     *
     * @param refreshToken absent if the one sent goes on being good
     */
    record Granted(Secret accessToken, Optional<Secret> refreshToken, Duration expiresIn)
            implements TokenAnswer {}

    /** The identity provider has understood and refused. */
    record Refused(OidcError error, String description) implements TokenAnswer {}

    /** The identity provider wants to be asked later. */
    record Throttled(String description) implements TokenAnswer {}

    /** The request may have been carried out: there was no answer, or none that tells. */
    record InDoubt(String reason) implements TokenAnswer {}

    /** The request has surely not been sent. */
    record Unreachable(String reason) implements TokenAnswer {}
}
