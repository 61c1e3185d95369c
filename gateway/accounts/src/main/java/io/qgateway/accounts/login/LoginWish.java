package io.qgateway.accounts.login;

import io.qgateway.accounts.Region;
import io.qgateway.accounts.oidc.StartUrl;
import java.util.Optional;

/**
 * What somebody wants to log in.
 *
 * @param label of the new account
 * @param enabled whether the new account may serve at once
 * @param logInAgain the account that gets new credentials, instead of a new one
 * @param region where the start URL belongs
 */
public record LoginWish(
        Optional<String> label,
        boolean enabled,
        Optional<String> logInAgain,
        StartUrl startUrl,
        String region) {

    public LoginWish {
        Region.require(region);
    }
}
