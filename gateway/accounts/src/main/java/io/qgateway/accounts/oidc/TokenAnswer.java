package io.qgateway.accounts.oidc;

/** What became of a refresh. */
public sealed interface TokenAnswer permits Granted, OidcFailure {}
