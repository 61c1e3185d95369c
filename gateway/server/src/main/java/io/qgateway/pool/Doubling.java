package io.qgateway.pool;

import java.time.Duration;

/** Pauses that double from one time to the next, up to a longest one. */
final class Doubling {

    private static final int BEYOND_ANY_LIMIT = 20;

    private Doubling() {}

    static Duration of(Duration first, int timesBefore, Duration longest) {
        var pause = first.multipliedBy(1L << Math.min(timesBefore, BEYOND_ANY_LIMIT));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
