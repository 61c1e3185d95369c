package io.qgateway.accounts.oidc;

/** What became of a request for a registration. */
public sealed interface RegistrationAnswer permits RegistrationAnswer.Registered, OidcFailure {

    record Registered(Registration registration) implements RegistrationAnswer {}
}
