package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * New tokens.
 *
 * @param refreshToken absent if the one sent goes on being good
 */
public record Granted(Secret accessToken, Optional<Secret> refreshToken, Duration expiresIn)
        implements TokenAnswer, LoginAnswer {}
