package io.qgateway.simulator.idp;

import java.time.Duration;
import java.util.Optional;

/** What the token endpoint makes of a request. */
public sealed interface TokenAnswer {

    /** New tokens; no refresh token where the old one stays. */
    record Granted(String accessToken, Optional<String> refreshToken, Duration lifetime)
            implements TokenAnswer {

        @Override
        public String toString() {
            return "Granted[" + lifetime + "]";
        }
    }

    record Failed(OidcError error) implements TokenAnswer {}

    /** The answer never arrives. */
    record Lost() implements TokenAnswer {}
}
