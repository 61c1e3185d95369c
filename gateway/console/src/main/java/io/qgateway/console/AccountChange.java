package io.qgateway.console;

import java.util.Optional;

/**
 * An edit of an account. What is absent stays as it is; an empty text is stored as such, and
 * removes a secret.
 *
 * @param other a JSON object as text, which takes the place of the old one
 */
public record AccountChange(
        Optional<String> label,
        Optional<String> clientId,
        Optional<Concealed> clientSecret,
        Optional<Concealed> refreshToken,
        Optional<Concealed> accessToken,
        Optional<String> other,
        Optional<Boolean> enabled) {

    /** An edit that enables or disables, and nothing else. */
    static AccountChange enabled(boolean wanted) {
        return new AccountChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(wanted));
    }
}
