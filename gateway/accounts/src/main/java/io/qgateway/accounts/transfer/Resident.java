package io.qgateway.accounts.transfer;

import io.qgateway.accounts.Secret;
import java.util.Optional;

/**
 * What an import has to know of an account that is in the database already.
 *
 * @param refreshToken absent too if it doesn't open
 */
public record Resident(
        String id,
        String origin,
        String clientId,
        Optional<Secret> refreshToken,
        long generation,
        long epoch) {}
