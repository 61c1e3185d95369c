package io.qgateway.settings;

import io.qgateway.accounts.Secret;
import java.util.regex.Pattern;

/** A secret that an HTTP header can carry and nobody guesses. */
record Token() implements Format<Secret> {

    private static final Pattern SENDABLE = Pattern.compile("[!-~]{16,}");

    @Override
    public Secret parse(String text) throws UnusableValueException {
        if (!SENDABLE.matcher(text).matches()) {
            throw new UnusableValueException(
                    "needs at least 16 letters and digits; make it with openssl rand -hex 24");
        }
        return new Secret(text);
    }
}
