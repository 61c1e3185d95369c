package io.qgateway.accounts.oidc;

import java.time.Duration;

/**
 * How long to wait for the identity provider.
 *
 * @param answer from connecting to the last byte
 */
public record OidcTimeouts(Duration connect, Duration answer) {

    public static OidcTimeouts usual() {
        return new OidcTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));
    }
}
