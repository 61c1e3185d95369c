package io.qgateway.operator.grant;

import io.qgateway.accounts.Secret;

/** What a refresh takes. */
public record Credentials(String clientId, Secret clientSecret, Secret refreshToken) {}
