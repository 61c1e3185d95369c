package io.qgateway.settings;

import io.qgateway.accounts.Secret;
import java.util.Base64;

/** A key of 32 bytes, in Base64. */
record Base64Key() implements Format<Secret> {

    private static final int LENGTH = 32;

    @Override
    public Secret parse(String text) throws UnusableValueException {
        int length = decodedLength(text);
        if (length != LENGTH) {
            throw new UnusableValueException("must be 32 bytes in Base64, and is " + length);
        }
        return new Secret(text);
    }

    private static int decodedLength(String text) throws UnusableValueException {
        try {
            return Base64.getDecoder().decode(text).length;
        } catch (IllegalArgumentException e) {
            throw new UnusableValueException("must be 32 bytes in Base64, and is not Base64");
        }
    }
}
