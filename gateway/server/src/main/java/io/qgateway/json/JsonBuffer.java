package io.qgateway.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 text that writes JSON strings without help of a serializer: the hot
 * path of every stream. Small while little is in it; not thread-safe.
 */
public final class JsonBuffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_NUMBER = 20;
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private final int idleCapacity;
    private byte[] bytes;
    private int size;

    public JsonBuffer(int idleCapacity) {
        this.idleCapacity = idleCapacity;
        this.bytes = new byte[idleCapacity];
    }

    /** Appends bytes as they are. */
    public JsonBuffer raw(byte[] utf8) {
        ensureRoom(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    public JsonBuffer number(long value) {
        ensureRoom(LONGEST_NUMBER);
        if (value >= 0 && value < 10) {
            bytes[size++] = (byte) ('0' + value);
            return this;
        }
        return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Appends a JSON string with its quotes. Half a surrogate pair becomes U+FFFD, for UTF-8 has no
     * form for it.
     */
    public JsonBuffer string(String text) {
        var length = text.length();
        ensureRoom(length + 2);
        bytes[size++] = '"';
        var from = plainPrefix(text, length);
        if (from < length) {
            escapedRest(text, from, length);
        }
        ensureRoom(1);
        bytes[size++] = '"';
        return this;
    }

    public int size() {
        return size;
    }

    /** Writes everything in one piece and empties the buffer. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
        clear();
    }

    /** Empties the buffer and gives back what a large event made it grow by. */
    public void clear() {
        size = 0;
        if (bytes.length > 4 * idleCapacity) {
            bytes = new byte[idleCapacity];
        }
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Copies up to the first character that is not simply its own byte; answers its index. */
    private int plainPrefix(String text, int length) {
        var target = bytes;
        var at = size;
        var i = 0;
        while (i < length) {
            var c = text.charAt(i);
            if (c >= 0x80 || c < ' ' || c == '"' || c == '\\') {
                break;
            }
            target[at++] = (byte) c;
            i++;
        }
        size = at;
        return i;
    }

    private void escapedRest(String text, int from, int length) {
        for (var i = from; i < length; i++) {
            ensureRoom(LONGEST_ESCAPE);
            var c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (!Character.isSurrogate(c)) {
                basicPlane(c);
            } else if (isPair(text, i, length)) {
                supplementary(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                threeBytes('\uFFFD');
            }
        }
    }

    private static boolean isPair(String text, int i, int length) {
        return i + 1 < length && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    private void ascii(char c) {
        switch (c) {
            case '"', '\\' -> escape((byte) c);
            case '\n' -> escape((byte) 'n');
            case '\r' -> escape((byte) 'r');
            case '\t' -> escape((byte) 't');
            default -> {
                if (c < ' ') {
                    unicodeEscape(c);
                } else {
                    bytes[size++] = (byte) c;
                }
            }
        }
    }

    private void escape(byte letter) {
        bytes[size++] = '\\';
        bytes[size++] = letter;
    }

    private void unicodeEscape(char c) {
        escape((byte) 'u');
        for (var shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >> shift) & 0xF];
        }
    }

    private void basicPlane(char c) {
        if (c < 0x800) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
            continuation(c);
        } else if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            // Legal in JSON, but some readers of event streams end a line there.
            unicodeEscape(c);
        } else {
            threeBytes(c);
        }
    }

    private void threeBytes(char c) {
        bytes[size++] = (byte) (0xE0 | (c >> 12));
        continuation(c >> 6);
        continuation(c);
    }

    private void supplementary(int codePoint) {
        bytes[size++] = (byte) (0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        bytes[size++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void ensureRoom(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
