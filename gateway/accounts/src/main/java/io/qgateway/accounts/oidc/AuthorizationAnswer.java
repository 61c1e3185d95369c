package io.qgateway.accounts.oidc;

/** What became of a request for a device login. */
public sealed interface AuthorizationAnswer permits AuthorizationAnswer.Started, OidcFailure {

    record Started(DeviceAuthorization authorization) implements AuthorizationAnswer {}
}
