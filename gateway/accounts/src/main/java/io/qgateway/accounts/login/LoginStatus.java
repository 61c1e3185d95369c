package io.qgateway.accounts.login;

import java.time.Duration;
import java.util.Optional;

/**
 * How a login stands.
 *
 * @param remaining until it expires; zero once it is over
 * @param error why it has failed
 * @param accountId the account that it has logged in
 */
public record LoginStatus(
        String id,
        LoginState state,
        Duration remaining,
        Optional<String> error,
        Optional<String> accountId) {}
