package io.qgateway.settings;

import io.qgateway.accounts.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who may come in.
 *
 * @param apiKeys those of OPENAI_KEYS
 * @param apiKeysFile where more of them are
 * @param consolePassword absent when there is no console and no admin API
 * @param internalToken what a console in another process shows; absent when none may ask
 */
public record Access(
        List<Secret> apiKeys,
        Optional<Path> apiKeysFile,
        Optional<Secret> consolePassword,
        Optional<Secret> internalToken) {

    private static final String SEED_PASSWORD = "admin";

    public Access {
        apiKeys = List.copyOf(apiKeys);
    }

    /** Whether requests need no API key. */
    public boolean open() {
        return apiKeys.isEmpty() && apiKeysFile.isEmpty();
    }

    /** Whether strangers could come in, which is meant for one's own machine alone. */
    public boolean developmentMode() {
        return open() || hasWellKnownPassword();
    }

    /** Whether the password is the one that everybody knows. */
    public boolean hasWellKnownPassword() {
        return consolePassword
                .filter(password -> password.value().equals(SEED_PASSWORD))
                .isPresent();
    }
}
