package io.qgateway.accounts;

import java.util.Optional;

/**
 * An account to be created. Nothing is verified here: the first refresh tells what it is worth.
 *
 * @param other a JSON object, kept as it is
 * @param region where the account logs in and is served; it becomes part of a host name
 */
public record NewAccount(
        Optional<String> label,
        String clientId,
        Optional<Secret> clientSecret,
        Optional<Secret> refreshToken,
        Optional<Secret> accessToken,
        Optional<String> other,
        boolean enabled,
        String region,
        Optional<String> profileArn) {

    public static final String DEFAULT_REGION = "us-east-1";

    public NewAccount {
        Region.require(region);
    }
}
