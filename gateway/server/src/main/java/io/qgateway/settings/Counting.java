package io.qgateway.settings;

import java.time.Duration;

/**
 * How errors, tokens and quotas are counted.
 *
 * @param usageInterval between two questions how much of an account's quota is used
 */
public record Counting(int maxErrorCount, double tokenCountMultiplier, Duration usageInterval) {}
