package io.qgateway.settings;

import io.qgateway.accounts.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Secrets separated by commas; spaces around them and empty entries don't count. */
record KeyList() implements Format<List<Secret>> {

    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    @Override
    public List<Secret> parse(String text) throws UnusableValueException {
        var keys = new ArrayList<Secret>();
        for (String entry : text.split(",", -1)) {
            String key = entry.strip();
            if (!key.isEmpty()) {
                keys.add(secret(key, keys.size() + 1));
            }
        }
        return List.copyOf(keys);
    }

    private static Secret secret(String key, int position) throws UnusableValueException {
        if (!SENDABLE.matcher(key).matches()) {
            throw new UnusableValueException(
                    "key %d has a blank or a character in it that no HTTP header can carry; separate keys by commas and use letters and digits"
                            .formatted(position));
        }
        return new Secret(key);
    }
}
