package io.qgateway.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Pairs {@code name=model} separated by commas; the case of a name does not count. */
record AliasList() implements Format<Map<String, String>> {

    @Override
    public Map<String, String> parse(String text) throws UnusableValueException {
        var aliases = new HashMap<String, String>();
        for (String entry : text.split(",", -1)) {
            if (!entry.isBlank()) {
                add(entry.split("=", 2), aliases);
            }
        }
        return Map.copyOf(aliases);
    }

    private static void add(String[] pair, Map<String, String> aliases)
            throws UnusableValueException {
        if (pair.length < 2 || pair[0].isBlank() || pair[1].isBlank()) {
            throw new UnusableValueException(
                    "must be pairs like gpt-4o=claude-sonnet-4.5, separated by commas");
        }
        aliases.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
    }
}
