package io.qgateway.catalogue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** The series that tell how much is known of the accounts' models, looked up when asked for. */
public final class CatalogueMetrics implements MeterBinder {

    private final CatalogueFeed feed;

    public CatalogueMetrics(CatalogueFeed feed) {
        this.feed = feed;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        TimeGauge.builder("qgateway.catalogue.age", feed, TimeUnit.SECONDS, CatalogueMetrics::age)
                .register(registry);
        Gauge.builder("qgateway.catalogue.accounts", feed, CatalogueFeed::knownAccounts)
                .register(registry);
    }

    private static double age(CatalogueFeed feed) {
        return feed.ageSeconds().isPresent() ? feed.ageSeconds().getAsLong() : Double.NaN;
    }
}
