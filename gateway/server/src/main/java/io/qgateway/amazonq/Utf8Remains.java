package io.qgateway.amazonq;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes that are no UTF-8 where they stand, because a character was cut between two events or never
 * was one. They travel through a JSON parser as lone low surrogates, {@code \udc80} to {@code
 * \udcff}, which no sound text has; {@link TextJoiner} puts them together again.
 */
final class Utf8Remains {

    private static final int BASE = 0xDC00;

    private Utf8Remains() {}

    /** Whether a char stands for a byte. */
    static boolean isByte(char c) {
        return c >= BASE + 0x80 && c <= BASE + 0xFF;
    }

    static byte toByte(char c) {
        return (byte) (c - BASE);
    }

    static boolean areIn(byte[] bytes, int offset, int length) {
        var strict = StandardCharsets.UTF_8.newDecoder();
        try {
            strict.decode(ByteBuffer.wrap(bytes, offset, length));
            return false;
        } catch (CharacterCodingException _) {
            return true;
        }
    }

    /** The same JSON with each byte that is no UTF-8 as an escape. */
    static byte[] escape(byte[] bytes, int offset, int length) {
        var escaped = new ByteArrayOutputStream(length + 32);
        var in = ByteBuffer.wrap(bytes, offset, length);
        var out = CharBuffer.allocate(length);
        var decoder = reporting();
        while (in.hasRemaining()) {
            int from = in.position();
            var result = decoder.reset().decode(in, out, true);
            escaped.write(bytes, from, in.position() - from);
            for (int i = 0; result.isError() && i < result.length(); i++) {
                escaped.writeBytes(escape(in.get()));
            }
            out.clear();
        }
        return escaped.toByteArray();
    }

    private static CharsetDecoder reporting() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static byte[] escape(byte raw) {
        return ("\\udc" + HexFormat.of().toHexDigits(raw)).getBytes(StandardCharsets.US_ASCII);
    }
}
