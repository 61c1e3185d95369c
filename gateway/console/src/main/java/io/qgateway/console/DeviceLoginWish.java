package io.qgateway.console;

import java.util.Optional;

/**
 * What a login is asked for.
 *
 * @param label of the new account
 * @param enabled whether the new account is to serve
 * @param startUrl where people log in; absent where the host knows, or for AWS Builder ID
 * @param region of the start URL
 * @param accountId the account that is to be logged in again, instead of a new one
 */
public record DeviceLoginWish(
        Optional<String> label,
        boolean enabled,
        Optional<String> startUrl,
        Optional<String> region,
        Optional<String> accountId) {}
