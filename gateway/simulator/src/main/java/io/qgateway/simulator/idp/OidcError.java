package io.qgateway.simulator.idp;

import java.util.Locale;

/** The errors of the identity provider. */
public enum OidcError {
    AUTHORIZATION_PENDING(400, "AuthorizationPendingException", "The login is not approved yet"),
    SLOW_DOWN(400, "SlowDownException", "Polling too fast; wait 5 seconds longer from now on"),
    EXPIRED_TOKEN(400, "ExpiredTokenException", "The device code has expired"),
    ACCESS_DENIED(400, "AccessDeniedException", "The login was denied"),
    INVALID_GRANT(400, "InvalidGrantException", "Invalid refresh token provided"),
    INVALID_CLIENT(
            401, "InvalidClientException", "The client is unknown, or its secret has expired"),
    INVALID_REQUEST(400, "InvalidRequestException", "A parameter is missing or malformed"),
    UNSUPPORTED_GRANT_TYPE(400, "UnsupportedGrantTypeException", "This grant is not supported"),
    TOO_MANY_REQUESTS(429, "TooManyRequestsException", "Rate exceeded"),
    SERVER_ERROR(500, "InternalServerException", "An internal error occurred");

    private final int status;
    private final String type;
    private final String description;

    OidcError(int status, String type, String description) {
        this.status = status;
        this.type = type;
        this.description = description;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    /** As bodies name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }
}
