package io.qgateway.pool;

import java.time.Duration;

/**
 * How long a request waits for an account.
 *
 * @param place while all have as many requests under way as they may
 * @param token while somebody else is getting a token for one of them
 */
public record PoolLimits(Duration place, Duration token) {

    public static PoolLimits usual() {
        return new PoolLimits(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }
}
