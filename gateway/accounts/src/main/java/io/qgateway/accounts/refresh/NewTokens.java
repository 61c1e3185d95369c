package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.Secret;
import java.time.Instant;
import java.util.Optional;

/** What a refresh brought; the refresh token is the old one unless it was rotated. */
public record NewTokens(
        Secret accessToken, Secret refreshToken, Instant obtainedAt, Instant expiresAt) {

    AccessToken accessToken(long generation) {
        return new AccessToken(accessToken, obtainedAt, Optional.of(expiresAt), generation);
    }
}
