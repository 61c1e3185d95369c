package io.qgateway.json;

import io.qgateway.conversation.InvalidRequestException;
import java.util.Base64;

/** Bytes in a request body. */
public final class Base64Text {

    private Base64Text() {}

    /**
     * Checks that a text is standard base64 and says where it is not.
     *
     * @param what the data is of, in a word
     */
    static void require(JsonField field, String base64, String what)
            throws InvalidRequestException {
        if (base64.isEmpty()) {
            throw field.invalid("the %s is empty".formatted(what));
        }
        var end = unpaddedLength(base64);
        for (var i = 0; i < end; i++) {
            if (!isBase64(base64.charAt(i))) {
                throw field.invalid("not valid base64 at character " + (i + 1) + " of the data");
            }
        }
        if (base64.length() % 4 != 0) {
            throw field.invalid("not valid base64: the length is not a multiple of 4");
        }
    }

    /** The bytes that a text stands for. */
    public static byte[] bytes(JsonField field, String base64, String what)
            throws InvalidRequestException {
        require(field, base64, what);
        return Base64.getDecoder().decode(base64);
    }

    private static int unpaddedLength(String base64) {
        var length = base64.length();
        if (base64.endsWith("==")) {
            return length - 2;
        }
        return base64.endsWith("=") ? length - 1 : length;
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/';
    }
}
