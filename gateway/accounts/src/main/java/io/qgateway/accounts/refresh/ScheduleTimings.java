package io.qgateway.accounts.refresh;

import java.time.Duration;

/**
 * When tokens are refreshed before anybody misses them.
 *
 * @param interval from one scan to the next, and to the first one
 * @param oldest the age at which a token is due
 * @param least the remaining life at which it is due
 * @param spread of the refreshes of one scan: at most ten a second
 */
public record ScheduleTimings(Duration interval, Duration oldest, Duration least, Spread spread) {

    public static ScheduleTimings usual() {
        return new ScheduleTimings(
                Duration.ofMinutes(5),
                Duration.ofMinutes(25),
                Duration.ofMinutes(10),
                new Spread(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(150)));
    }
}
