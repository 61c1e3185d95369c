package io.qgateway.tokens;

/**
 * Counts the tokens of a text that arrives in deltas, keeping at most a couple of kilobytes of it.
 * One per answer; not thread-safe.
 */
public final class OutputCount {

    /** Counting in pieces is wrong by at most a token per cut, so pieces are not too small. */
    private static final int PIECE = 1_024;

    private final TokenCounter counter;
    private final StringBuilder pending = new StringBuilder();

    /** More tokens than this can't be pending; a token is at least a byte. */
    private long pendingAtMost;

    private long counted;

    public OutputCount(TokenCounter counter) {
        this.counter = counter;
    }

    public void add(String delta) {
        pending.append(delta);
        pendingAtMost += utf8Length(delta);
        if (pending.length() >= 2 * PIECE) {
            countUpTo(lastWordStart());
        }
    }

    /** The tokens of everything so far. */
    public long total() {
        return counted + counter.count(pending.toString());
    }

    /**
     * How many characters of a delta could be added before there are more tokens than a limit. As
     * long as that is certain, nothing is counted for it.
     */
    public int fitting(String delta, long limit) {
        long room = limit - counted;
        if (pendingAtMost + utf8Length(delta) <= room) {
            return delta.length();
        }
        var text = pending + delta;
        long tokens = counter.count(text);
        if (tokens <= room) {
            pendingAtMost = Math.min(pendingAtMost, tokens);
            return delta.length();
        }
        return Math.max(0, counter.prefix(text, room) - pending.length());
    }

    /** At least as many bytes as the text has in UTF-8. */
    private static int utf8Length(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 ? 1 : 2;
            }
        }
        return length;
    }

    private void countUpTo(int end) {
        counted += counter.count(pending.substring(0, end));
        pending.delete(0, end);
        pendingAtMost = utf8Length(pending);
    }

    /** White space belongs to the token after it, so a cut before it splits none. */
    private int lastWordStart() {
        for (var i = pending.length() - 1; i >= PIECE; i--) {
            if (isWordStart(i)) {
                return i;
            }
        }
        var end = pending.length();
        return Character.isHighSurrogate(pending.charAt(end - 1)) ? end - 1 : end;
    }

    private boolean isWordStart(int i) {
        return Character.isWhitespace(pending.charAt(i))
                && !Character.isWhitespace(pending.charAt(i - 1));
    }
}
