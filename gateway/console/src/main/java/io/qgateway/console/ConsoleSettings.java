package io.qgateway.console;

/**
 * What the console is told by its host.
 *
 * @param signingSecret makes sessions unforgeable: at least 16 random characters, the same on every
 *     replica and after a restart
 */
public record ConsoleSettings(Concealed adminPassword, Concealed signingSecret) {

    private static final int SHORTEST_SECRET = 16;

    public ConsoleSettings {
        if (adminPassword.text().isEmpty()) {
            throw new IllegalArgumentException("The console needs an admin password");
        }
        if (signingSecret.text().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "A signing secret has at least %d characters, not %d"
                            .formatted(SHORTEST_SECRET, signingSecret.text().length()));
        }
    }
}
