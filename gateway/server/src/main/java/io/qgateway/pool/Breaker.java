package io.qgateway.pool;

import java.time.Duration;
import java.time.Instant;

/**
 * Puts an account last whose requests fail time after time without a cause of its own, and lets one
 * request at a time find out whether it has recovered. May be shared by all threads.
 */
final class Breaker {

    private static final int TRIPS_AT = 3;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private volatile int failures;
    private volatile Instant openUntil = Instant.MIN;
    private volatile boolean probing;

    /** Whether another request may find out how the account is. */
    boolean admits(Instant now) {
        return failures < TRIPS_AT || !openUntil.isAfter(now) && !probing;
    }

    Instant openUntil() {
        return openUntil;
    }

    /** A request is on its way. */
    void entered() {
        if (failures >= TRIPS_AT) {
            probing = true;
        }
    }

    /** It has ended, whether or not anything was learned. */
    void left() {
        probing = false;
    }

    synchronized void failed(Instant now) {
        failures++;
        if (failures >= TRIPS_AT) {
            openUntil = now.plus(Doubling.of(FIRST, failures - TRIPS_AT, LONGEST));
        }
    }

    /** The account has answered, or a person has enabled it anew. */
    void succeeded() {
        if (failures > 0) {
            forget();
        }
    }

    private synchronized void forget() {
        failures = 0;
        openUntil = Instant.MIN;
    }
}
