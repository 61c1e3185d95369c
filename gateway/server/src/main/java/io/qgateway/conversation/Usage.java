package io.qgateway.conversation;

/**
 * Tokens that an answer cost. The whole prompt is {@code input + cacheRead + cacheWrite}.
 *
 * @param input prompt tokens that no cache was involved in
 * @param cacheRead prompt tokens that came from the upstream's prompt cache
 * @param cacheWrite prompt tokens that were put into it
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite) {

    public Usage {
        if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0) {
            throw new IllegalArgumentException(
                    "Token counts can't be negative: %d, %d, %d, %d"
                            .formatted(input, output, cacheRead, cacheWrite));
        }
    }

    /** Usage without a prompt cache. */
    public static Usage of(long input, long output) {
        return new Usage(input, output, 0, 0);
    }

    /** What both cost together. */
    public Usage plus(Usage other) {
        return new Usage(
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheWrite + other.cacheWrite);
    }

    /** The size of the whole prompt. */
    public long prompt() {
        return input + cacheRead + cacheWrite;
    }
}
