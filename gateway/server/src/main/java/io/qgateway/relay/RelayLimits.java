package io.qgateway.relay;

import java.time.Duration;

/**
 * How long a request may be silent.
 *
 * @param firstEvent from sending it upstream to the first event of the answer
 * @param idle between two events of an answer; models think for more than a minute
 * @param ping how often a waiting client is told that its answer is still coming
 */
public record RelayLimits(Duration firstEvent, Duration idle, Duration ping) {

    public RelayLimits {
        if (!firstEvent.isPositive() || !idle.isPositive() || !ping.isPositive()) {
            throw new IllegalArgumentException(
                    "Time limits must be positive: %s, %s, %s".formatted(firstEvent, idle, ping));
        }
    }
}
