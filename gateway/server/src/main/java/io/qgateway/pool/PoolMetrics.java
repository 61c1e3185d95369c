package io.qgateway.pool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.qgateway.accounts.AccountState;
import java.util.concurrent.TimeUnit;

/** The series that tell how the pool stands, looked up when they are asked for. */
public final class PoolMetrics implements MeterBinder {

    private final AccountPool pool;
    private final PoolFeed feed;

    public PoolMetrics(AccountPool pool, PoolFeed feed) {
        this.pool = pool;
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var state : AccountState.values()) {
            Gauge.builder("qgateway.accounts", pool, accounts -> accounts.count(state))
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
}
