package io.qgateway.accounts.sealing;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.StartRefusedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Where the keys come from: the setting if there is one, otherwise the key file. */
public final class KeySource {

    private final KeyFile file;
    private final Optional<Secret> setting;

    public KeySource(Path directory, Optional<Secret> setting) {
        this.file = new KeyFile(directory);
        this.setting = setting;
    }

    /**
     * Returns keys that open everything sealed so far. The key file is created only where nothing
     * is.
     *
     * @param inUse the ids of the keys that values are sealed with
     */
    public Keyring open(Set<String> inUse) {
        if (setting.isEmpty() && !file.exists()) {
            refuseUnlessOpened(Set.of(), inUse, "the key file " + file + " is missing");
            return file.create();
        }
        var keyring = setting.map(KeySource::parse).orElseGet(file::read);
        check(keyring, inUse);
        return keyring;
    }

    /** Refuses keys from here that don't open everything sealed so far. */
    public void check(Keyring keyring, Set<String> inUse) {
        var source = setting.isPresent() ? "the sealing key setting" : "the key file " + file;
        refuseUnlessOpened(
                keyring.keyIds(), inUse, source + " has " + new TreeSet<>(keyring.keyIds()));
    }

    private static Keyring parse(Secret setting) {
        try {
            return Keyring.parse(setting);
        } catch (IllegalArgumentException e) {
            throw new StartRefusedException(
                    "The sealing key setting is unusable: " + e.getMessage() + ".");
        }
    }

    private static void refuseUnlessOpened(Set<String> there, Set<String> inUse, String what) {
        var lacking = new TreeSet<>(inUse);
        lacking.removeAll(there);
        if (!lacking.isEmpty()) {
            throw new StartRefusedException(
                    "Accounts are sealed with key %s, but %s. Bring that key back, as the second one if another seals now."
                            .formatted(String.join(", ", lacking), what));
        }
    }
}
