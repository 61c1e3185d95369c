package io.qgateway.tailoring;

/**
 * A text looked for in another one that goes by character by character: it knows how much of it the
 * last characters may be the beginning of (Knuth, Morris and Pratt). Not thread-safe.
 */
final class SoughtText {

    private final String text;

    /** For each length of a beginning, the length of the longest shorter one that ends it. */
    private final int[] shorter;

    private int found;

    SoughtText(String text) {
        this.text = text;
        this.shorter = new int[text.length()];
        int length = 0;
        for (int i = 1; i < text.length(); i++) {
            length = extended(length, text.charAt(i));
            shorter[i] = length;
        }
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Takes the next character; whether the sought text ends with it. */
    boolean endsWith(char next) {
        found = extended(found, next);
        return found == text.length();
    }

    /** How many of the last characters are a beginning of the sought text. */
    int found() {
        return found;
    }

    /** What came before has nothing to do with what comes next. */
    void startAnew() {
        found = 0;
    }

    private int extended(int length, char next) {
        int kept = length == text.length() ? shorter[length - 1] : length;
        while (kept > 0 && text.charAt(kept) != next) {
            kept = shorter[kept - 1];
        }
        return text.charAt(kept) == next ? kept + 1 : kept;
    }
}
