package io.qgateway.settings;

import java.util.List;

/** What came of reading the settings. */
public sealed interface SettingsReading {

    record Complete(Settings settings) implements SettingsReading {}

    /** At least one setting is unusable; these are all of them. */
    record Mistaken(List<Mistake> mistakes) implements SettingsReading {

        public Mistaken {
            mistakes = List.copyOf(mistakes);
        }
    }
}
