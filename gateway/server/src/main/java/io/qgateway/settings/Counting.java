package io.qgateway.settings;

/** How errors and tokens are counted. */
public record Counting(int maxErrorCount, double tokenCountMultiplier) {}
