package io.qgateway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * This gateway's figures at one time.
 *
 * @param pool how its accounts stand
 * @param since when it began to count
 * @param total what it has counted since then
 * @param openRequests how many requests are under way
 * @param openStreams how many of them are answered with a stream
 * @param lastHour by the minute, the one under way last
 */
public record Figures(
        Pool pool,
        Instant since,
        TrafficCounts total,
        int openRequests,
        int openStreams,
        List<Minute> lastHour) {

    public Figures {
        lastHour = List.copyOf(lastHour);
    }

    /**
     * The accounts as this gateway knows them.
     *
     * @param byState how many are in each state, by its name; without those that have none
     * @param age how old that knowledge is
     */
    public record Pool(Map<String, Integer> byState, Duration age, boolean databaseUp) {

        public Pool {
            byState = Map.copyOf(byState);
        }

        int total() {
            return byState.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** What was counted in a minute. */
    public record Minute(Instant from, TrafficCounts counts) {}
}
