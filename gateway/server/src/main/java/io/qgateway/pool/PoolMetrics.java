package io.qgateway.pool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.qgateway.accounts.AccountState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The series that tell how the pool stands, looked up when they are asked for; the accounts are
 * counted once for all states.
 */
public final class PoolMetrics implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final AccountPool pool;
    private final PoolFeed feed;
    private Map<AccountState, Integer> census = Map.of();
    private long countedAt = System.nanoTime() - FRESH.toNanos();

    public PoolMetrics(AccountPool pool, PoolFeed feed) {
        this.pool = pool;
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : AccountState.values()) {
            Gauge.builder("qgateway.accounts", this, metrics -> metrics.count(state))
                    .tag("state", state.wireName())
                    .register(registry);
        }
        TimeGauge.builder(
                        "qgateway.pool.snapshot.age",
                        feed,
                        TimeUnit.MILLISECONDS,
                        source -> source.age().toMillis())
                .register(registry);
        Gauge.builder("qgateway.db.up", feed, source -> source.isDatabaseUp() ? 1 : 0)
                .register(registry);
    }

    private synchronized int count(AccountState state) {
        var now = System.nanoTime();
        if (now - countedAt >= FRESH.toNanos()) {
            census = pool.census();
            countedAt = now;
        }
        return census.getOrDefault(state, 0);
    }
}
