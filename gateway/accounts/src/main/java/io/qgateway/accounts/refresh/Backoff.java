package io.qgateway.accounts.refresh;

import java.time.Duration;

/** Waits twice as long after each failure, up to a limit. */
public record Backoff(Duration first, Duration longest) {

    // Doubled as often as this, a millisecond lasts for longer than any limit.
    private static final int MOST_DOUBLINGS = 30;

    Duration after(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        var wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
