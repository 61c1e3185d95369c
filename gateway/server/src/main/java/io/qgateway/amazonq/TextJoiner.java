package io.qgateway.amazonq;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Makes whole characters of pieces that may be cut anywhere, between the halves of a surrogate pair
 * as inside UTF-8. What never becomes a character is U+FFFD. One per text; not thread-safe.
 */
final class TextJoiner {

    private static final char REPLACEMENT = '\uFFFD';

    /** The beginning of a character whose end has not come yet. */
    private String open = "";

    /** The text that is whole with this piece; may be empty. */
    String append(String piece) {
        if (open.isEmpty() && isWhole(piece)) {
            return piece;
        }
        String text = open + piece;
        int cut = openFrom(text);
        open = text.substring(cut);
        return repaired(text.substring(0, cut));
    }

    /** What is left when no further piece comes; may be empty. */
    String end() {
        String rest = repaired(open);
        open = "";
        return rest;
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair =
                        i + 1 < text.length()
                                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Where the character begins that the text's end leaves open. */
    private static int openFrom(String text) {
        int end = text.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            return end - 1;
        }
        int bytes = bytesFrom(text, end);
        var in = bytes(text, bytes, end);
        utf8().decode(in, CharBuffer.allocate(in.remaining() + 1), false);
        return end - in.remaining();
    }

    /** Where the run of loose bytes begins that reaches up to a position. */
    private static int bytesFrom(String text, int end) {
        int from = end;
        while (from > 0 && isLooseByte(text, from - 1)) {
            from--;
        }
        return from;
    }

    private static boolean isLooseByte(String text, int index) {
        return Utf8Remains.isByte(text.charAt(index))
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    private static String repaired(String text) {
        var whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int from = i;
            while (i < text.length() && isLooseByte(text, i)) {
                i++;
            }
            if (i > from) {
                whole.append(decoded(text, from, i));
            } else {
                i += appendCharacter(whole, text.codePointAt(i));
            }
        }
        return whole.toString();
    }

    private static String decoded(String text, int from, int to) {
        return StandardCharsets.UTF_8.decode(bytes(text, from, to)).toString();
    }

    private static int appendCharacter(StringBuilder whole, int codePoint) {
        boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        whole.appendCodePoint(lone ? REPLACEMENT : codePoint);
        return Character.charCount(codePoint);
    }

    private static ByteBuffer bytes(String text, int from, int to) {
        var bytes = ByteBuffer.allocate(to - from);
        for (int i = from; i < to; i++) {
            bytes.put(Utf8Remains.toByte(text.charAt(i)));
        }
        return bytes.flip();
    }

    private static CharsetDecoder utf8() {
        return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    }
}
