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
    private long counted;

    public OutputCount(TokenCounter counter) {
        this.counter = counter;
    }

    public void add(String delta) {
        pending.append(delta);
        if (pending.length() >= 2 * PIECE) {
            countUpTo(lastWordStart());
        }
    }

    /** The tokens of everything so far. */
    public long total() {
        return counted + counter.count(pending.toString());
    }

    private void countUpTo(int end) {
        counted += counter.count(pending.substring(0, end));
        pending.delete(0, end);
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
