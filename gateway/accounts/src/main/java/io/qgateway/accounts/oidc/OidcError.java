package io.qgateway.accounts.oidc;

import java.util.Arrays;
import java.util.Locale;

/** The identity provider's errors, in both forms they come in. */
public enum OidcError {
    ACCESS_DENIED,
    AUTHORIZATION_PENDING,
    EXPIRED_TOKEN,
    INVALID_CLIENT,
    INVALID_GRANT,
    INVALID_REQUEST,
    INVALID_REQUEST_REGION,
    INVALID_SCOPE,
    SLOW_DOWN,
    UNAUTHORIZED_CLIENT,
    UNSUPPORTED_GRANT_TYPE,
    OTHER;

    /** Reads {@code invalid_grant}, {@code InvalidGrantException} and the latter's long forms. */
    static OidcError of(String wireName) {
        var name = normalized(wireName);
        return Arrays.stream(values())
                .filter(error -> normalized(error.name()).equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** {@code com.amazonaws.ssooidc#InvalidGrantException:http://…} comes down to its name. */
    private static String normalized(String wireName) {
        var name = wireName.substring(wireName.indexOf('#') + 1).split(":", 2)[0];
        return name.replace("_", "").toLowerCase(Locale.ROOT).replaceFirst("exception$", "");
    }
}
