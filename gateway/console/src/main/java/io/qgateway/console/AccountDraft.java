package io.qgateway.console;

import java.util.Optional;

/**
 * An account to be created.
 *
 * @param clientSecret may be empty, as that of the seed may
 * @param refreshToken not empty if present, as is the access token
 * @param other a JSON object as text
 */
public record AccountDraft(
        Optional<String> label,
        String clientId,
        Concealed clientSecret,
        Optional<Concealed> refreshToken,
        Optional<Concealed> accessToken,
        Optional<String> other,
        boolean enabled) {}
