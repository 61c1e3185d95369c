package io.qgateway.accounts.oidc;

/** Why a request brought nothing. Texts hold no secret. */
public sealed interface OidcFailure
        extends Reply, RegistrationAnswer, AuthorizationAnswer, LoginAnswer, TokenAnswer {

    /** The identity provider has understood and refused. */
    record Refused(OidcError error, String description) implements OidcFailure {}

    /** The identity provider wants to be asked later. */
    record Throttled(String description) implements OidcFailure {}

    /** The request may have been carried out: there was no answer, or none that tells. */
    record InDoubt(String reason) implements OidcFailure {}

    /** The request has surely not been sent. */
    record Unreachable(String reason) implements OidcFailure {}
}
