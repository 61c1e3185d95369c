package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;

/** Asks for new tokens with the registration that the refresh token was issued to. */
public record RefreshRequest(
        String region, String clientId, Secret clientSecret, Secret refreshToken) {}
