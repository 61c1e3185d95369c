package io.qgateway.accounts.login;

import io.qgateway.accounts.oidc.StartUrl;

/** Where people log in. */
public record LoginPlace(StartUrl startUrl, String region) {}
