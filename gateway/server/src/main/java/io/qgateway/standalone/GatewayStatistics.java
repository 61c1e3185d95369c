package io.qgateway.standalone;

import static java.util.stream.Collectors.toMap;

import io.qgateway.access.Traffic;
import io.qgateway.console.Figures;
import io.qgateway.console.Statistics;
import io.qgateway.console.TrafficCounts;
import io.qgateway.metrics.TrafficHistory;
import io.qgateway.metrics.TrafficTotals;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.PoolFeed;

/** This gateway's own figures, not those of its replicas. */
final class GatewayStatistics implements Statistics {

    private final AccountPool pool;
    private final PoolFeed feed;
    private final TrafficHistory history;
    private final Traffic traffic;

    GatewayStatistics(AccountPool pool, PoolFeed feed, TrafficHistory history, Traffic traffic) {
        this.pool = pool;
        this.feed = feed;
        this.history = history;
        this.traffic = traffic;
    }

    @Override
    public Figures now() {
        return new Figures(
                pool(),
                history.since(),
                counts(history.total()),
                traffic.openRequests(),
                history.openStreams(),
                history.lastHour().stream()
                        .map(minute -> new Figures.Minute(minute.from(), counts(minute.totals())))
                        .toList());
    }

    private Figures.Pool pool() {
        var byState =
                pool.census().entrySet().stream()
                        .collect(
                                toMap(
                                        entry -> entry.getKey().wireName(),
                                        entry -> entry.getValue()));
        return new Figures.Pool(byState, feed.age(), feed.isDatabaseUp());
    }

    private static TrafficCounts counts(TrafficTotals totals) {
        return new TrafficCounts(
                totals.requests(),
                totals.failed(),
                totals.inputTokens(),
                totals.outputTokens(),
                totals.meanFirstTokenMillis());
    }
}
