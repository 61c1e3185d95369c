package io.qgateway.console;

import java.util.Locale;
import java.util.Optional;

/** The words that mean yes and no in queries and bodies. */
final class Flag {

    private Flag() {}

    static Optional<Boolean> parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> Optional.of(true);
            case "false", "0", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
