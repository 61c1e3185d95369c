package io.qgateway.amazonq.eventstream;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the few strings that every frame repeats, so that a frame costs no strings of its own.
 * One per reader; not thread-safe.
 */
final class Symbols {

    private static final int SLOTS = 16;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];

    /** The text of some bytes, the same object as last time where it is still remembered. */
    String text(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return "";
        }
        int slot = (length * 31 + bytes[offset] * 7 + bytes[offset + length - 1]) & (SLOTS - 1);
        String known = slots[slot];
        if (known != null && matches(known, bytes, offset, length)) {
            return known;
        }
        var text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        slots[slot] = text;
        return text;
    }

    /** Whether some bytes are an ASCII text; any other text is never found equal. */
    static boolean matches(String ascii, byte[] bytes, int offset, int length) {
        if (ascii.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (ascii.charAt(i) != bytes[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
