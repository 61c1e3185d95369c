package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.oidc.OidcError;
import java.time.Instant;
import java.util.Optional;

/** What a refusal by the identity provider means for the account. */
final class Judgement {

    private Judgement() {}

    /** Returns nothing for what says nothing about the credentials. */
    static Optional<AccountReason> of(OidcError error, Grant grant, Instant now) {
        return switch (error) {
            case INVALID_GRANT, EXPIRED_TOKEN, ACCESS_DENIED -> Optional.of(tokenRefused(grant));
            case INVALID_CLIENT, UNAUTHORIZED_CLIENT -> Optional.of(clientRefused(grant, now));
            case INVALID_REQUEST, INVALID_REQUEST_REGION, INVALID_SCOPE, UNSUPPORTED_GRANT_TYPE ->
                    Optional.of(AccountReason.CREDENTIALS_INVALID);
            case AUTHORIZATION_PENDING, SLOW_DOWN, OTHER -> Optional.empty();
        };
    }

    /**
     * After an attempt whose answer never arrived, that attempt has most likely spent the token.
     */
    private static AccountReason tokenRefused(Grant grant) {
        return grant.inDoubtSince().isPresent()
                ? AccountReason.REFRESH_INTERRUPTED
                : AccountReason.REAUTH_REQUIRED;
    }

    private static AccountReason clientRefused(Grant grant, Instant now) {
        boolean expired =
                grant.registrationExpiresAt().filter(end -> !now.isBefore(end)).isPresent();
        return expired ? AccountReason.REGISTRATION_EXPIRED : AccountReason.CREDENTIALS_INVALID;
    }
}
