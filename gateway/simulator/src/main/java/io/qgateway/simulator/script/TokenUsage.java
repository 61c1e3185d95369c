package io.qgateway.simulator.script;

/** The token counts that a reply reports. */
public record TokenUsage(long uncachedInput, long output, long cacheRead, long cacheWrite) {

    public TokenUsage {
        if (uncachedInput < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0) {
            throw new IllegalArgumentException("Token counts can't be negative");
        }
    }

    /** Counts without a prompt cache. */
    public static TokenUsage of(long uncachedInput, long output) {
        return new TokenUsage(uncachedInput, output, 0, 0);
    }

    /** The whole prompt and the answer. */
    public long total() {
        return uncachedInput + cacheRead + cacheWrite + output;
    }
}
