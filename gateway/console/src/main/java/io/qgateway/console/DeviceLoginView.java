package io.qgateway.console;

import java.time.Duration;
import java.util.Optional;

/**
 * How a login stands.
 *
 * @param remaining until it expires
 * @param error why it has failed, without secrets
 * @param accountId the account that it has logged in
 */
public record DeviceLoginView(
        String id,
        DeviceLoginState state,
        Duration remaining,
        Optional<String> error,
        Optional<String> accountId) {}
