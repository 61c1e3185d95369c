package io.qgateway.accounts.store;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.sealing.BrokenSealException;
import io.qgateway.accounts.sealing.Keyring;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the access token out of a row. */
final class AccessTokens {

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private AccessTokens() {}

    /** A token that doesn't open is as good as none: a refresh brings another. */
    static Optional<AccessToken> read(Columns columns, Keyring keyring) throws SQLException {
        var sealed = columns.optionalText("accessToken");
        if (sealed.isEmpty()) {
            return Optional.empty();
        }
        long generation = columns.number("generation");
        var seals = new CredentialSeals(keyring, columns.text("id"));
        var obtainedAt = obtainedAt(columns);
        var expiresAt = columns.instant("token_expires_at");
        return opened(seals, generation, sealed.get())
                .map(secret -> new AccessToken(secret, obtainedAt, expiresAt, generation));
    }

    private static Optional<Secret> opened(CredentialSeals seals, long generation, String sealed) {
        try {
            return Optional.of(seals.open(SecretColumn.ACCESS_TOKEN, generation, sealed));
        } catch (BrokenSealException e) {
            log.warn("{}; the account goes on without it", e.getMessage());
            return Optional.empty();
        }
    }

    /** A token entered by hand is at most as old as the account, as far as anybody knows. */
    private static Instant obtainedAt(Columns columns) throws SQLException {
        var obtained = columns.instant("token_obtained_at");
        return obtained.isPresent() ? obtained.get() : UtcText.parse(columns.text("created_at"));
    }
}
