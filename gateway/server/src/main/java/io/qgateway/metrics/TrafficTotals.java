package io.qgateway.metrics;

import java.util.OptionalDouble;

/**
 * What has gone through the gateway in some time.
 *
 * @param failed requests that ended with an error
 * @param inputTokens with those that came from a cache
 * @param firstTokens how many streams have begun
 * @param firstTokenMillis how long they took for it, together
 */
public record TrafficTotals(
        long requests,
        long failed,
        long inputTokens,
        long outputTokens,
        long firstTokens,
        double firstTokenMillis) {

    static final TrafficTotals NONE = new TrafficTotals(0, 0, 0, 0, 0, 0);

    /** What of this came after those. */
    TrafficTotals minus(TrafficTotals earlier) {
        return new TrafficTotals(
                requests - earlier.requests,
                failed - earlier.failed,
                inputTokens - earlier.inputTokens,
                outputTokens - earlier.outputTokens,
                firstTokens - earlier.firstTokens,
                firstTokenMillis - earlier.firstTokenMillis);
    }

    /** How long a stream took on average to begin. */
    public OptionalDouble meanFirstTokenMillis() {
        return firstTokens == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(firstTokenMillis / firstTokens);
    }
}
