package io.qgateway.accounts;

import java.util.List;
import java.util.Optional;

/**
 * An edit of an account; what is absent stays as it is. Enabling also ends whatever was found
 * against the account. New credentials of any kind begin a new generation.
 *
 * @param other a JSON object that takes the place of the old one
 */
public record AccountPatch(
        Optional<String> label,
        Optional<String> clientId,
        SecretEdit clientSecret,
        SecretEdit refreshToken,
        SecretEdit accessToken,
        Optional<String> other,
        Optional<Boolean> enabled) {

    /** Whether anything that opens something changes. */
    public boolean touchesCredentials() {
        return clientId.isPresent()
                || List.of(clientSecret, refreshToken, accessToken).stream()
                        .anyMatch(edit -> !(edit instanceof SecretEdit.Keep));
    }

    public boolean isEmpty() {
        return !touchesCredentials() && label.isEmpty() && other.isEmpty() && enabled.isEmpty();
    }
}
