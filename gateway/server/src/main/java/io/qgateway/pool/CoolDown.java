package io.qgateway.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an account is better left alone because it was throttled: as long as the upstream asked
 * for, else a little longer each time. May be shared by all threads.
 */
final class CoolDown {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private volatile Instant until = Instant.MIN;
    private int timesInARow;

    Instant until() {
        return until;
    }

    synchronized void begin(Instant now, Optional<Duration> asked) {
        var pause = asked.orElseGet(() -> Doubling.of(FIRST, timesInARow, LONGEST));
        timesInARow++;
        until = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }

    /** The account has answered, or a person has enabled it anew. */
    void end() {
        if (until != Instant.MIN) {
            forget();
        }
    }

    private synchronized void forget() {
        timesInARow = 0;
        until = Instant.MIN;
    }
}
