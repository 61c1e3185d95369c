package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * A client of the identity provider. What was issued to one is of no use to any other.
 *
 * @param expiresAt when a new registration and a new login are needed, if that is known
 */
public record Registration(
        String region, String clientId, Secret clientSecret, Optional<Instant> expiresAt) {}
