package io.qgateway.console;

import java.util.OptionalDouble;

/**
 * What has gone through the gateway in some time.
 *
 * @param requests that have ended in it
 * @param failed those of them that ended with an error
 * @param inputTokens with those that came from a cache
 * @param firstTokenMillis how long streams took on average to begin; absent if none did
 */
public record TrafficCounts(
        long requests,
        long failed,
        long inputTokens,
        long outputTokens,
        OptionalDouble firstTokenMillis) {}
