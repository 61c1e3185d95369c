package io.qgateway.access;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The file of {@code OPENAI_KEYS_FILE}: API keys, separated by commas or line ends. */
public final class ApiKeysFile {

    private ApiKeysFile() {}

    /**
     * Reads it.
     *
     * @throws StartRefusedException when it can't be read or has no key: whoever names a file does
     *     not want everyone let in
     */
    public static List<Secret> read(Path file) {
        try {
            var keys =
                    Stream.of(Files.readString(file).split("[,\\s]+"))
                            .filter(key -> !key.isEmpty())
                            .map(Secret::new)
                            .toList();
            if (keys.isEmpty()) {
                throw new StartRefusedException("OPENAI_KEYS_FILE: there is no key in " + file);
            }
            return keys;
        } catch (IOException unreadable) {
            throw new StartRefusedException(
                    "OPENAI_KEYS_FILE: " + file + " can't be read", unreadable);
        }
    }
}
