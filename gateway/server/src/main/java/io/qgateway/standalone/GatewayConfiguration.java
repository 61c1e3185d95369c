package io.qgateway.standalone;

import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.access.Traffic;
import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.AccountsConfiguration;
import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.ChangeNotices;
import io.qgateway.accounts.RefreshRequests;
import io.qgateway.accounts.database.AwaitedDatabase;
import io.qgateway.accounts.refresh.RefreshListener;
import io.qgateway.accounts.refresh.RefreshPoint;
import io.qgateway.accounts.refresh.RefreshProbe;
import io.qgateway.accounts.refresh.RefreshSchedule;
import io.qgateway.accounts.refresh.RefreshScope;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.amazonq.AmazonQ;
import io.qgateway.amazonq.HttpAmazonQ;
import io.qgateway.catalogue.Catalogue;
import io.qgateway.catalogue.CatalogueFeed;
import io.qgateway.catalogue.CatalogueMetrics;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.GenAiMetrics;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.HealthLedger;
import io.qgateway.pool.PoolFeed;
import io.qgateway.pool.PoolLimits;
import io.qgateway.pool.PoolMetrics;
import io.qgateway.relay.Relay;
import io.qgateway.relay.RelayLimits;
import io.qgateway.relay.Watch;
import io.qgateway.settings.Settings;
import io.qgateway.usage.UsageFeed;
import io.qgateway.webserver.WebServerConfiguration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The parts of the gateway and how they hang together. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = WebMvcObservationAutoConfiguration.class)
@Import({
    AccountsConfiguration.class,
    ApiConfiguration.class,
    AdminConfiguration.class,
    DemoConfiguration.class,
    FallbackConfiguration.class,
    InternalAccessConfiguration.class,
    WebServerConfiguration.class
})
public class GatewayConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    AccountsSettings accountsSettings(Settings settings, WorkingDirectory directory) {
        return SettingsOfParts.accounts(settings, directory);
    }

    /** Where accounts are still to be imported, the gateway would go on without them. */
    @Bean
    SmartInitializingSingleton refusalOfAnUnfinishedImport(AwaitedDatabase database) {
        return () -> database.require(Q2ApiDatabase::refuseUnfinished);
    }

    @Bean
    AmazonQ amazonQ(Settings settings, GatewayMetrics metrics, InstantSource clock) {
        return new HttpAmazonQ(
                SettingsOfParts.upstream(settings),
                metrics::unknownEvent,
                clock,
                Version.OF_THIS_BUILD);
    }

    @Bean
    GatewayMetrics gatewayMetrics(MeterRegistry registry) {
        return new GatewayMetrics(registry, Version.OF_THIS_BUILD);
    }

    @Bean
    GenAiMetrics genAiMetrics(MeterRegistry registry, Catalogue catalogue) {
        return new GenAiMetrics(registry, catalogue::label);
    }

    @Bean
    RefreshListener refreshMetrics(GatewayMetrics metrics) {
        return (_, outcome, took) -> metrics.refreshed(RefreshLabels.of(outcome), took);
    }

    @Bean
    RefreshProbe refreshProblems(GatewayMetrics metrics) {
        return (point, _) -> {
            if (point == RefreshPoint.NOT_PERSISTED) {
                metrics.refreshNotPersisted();
            }
        };
    }

    @Bean
    ApplicationRunner startRefreshSchedule(RefreshSchedule schedule) {
        return _ -> schedule.start();
    }

    @Bean
    RefreshScope lazyPoolRefreshScope(AccountPool pool) {
        return pool::keepsFresh;
    }

    @Bean
    HealthLedger healthLedger(AccountHealth health) {
        return new HealthLedger(health);
    }

    @Bean
    AccountPool accountPool(
            TokenRefresher refresher,
            RefreshRequests requests,
            HealthLedger ledger,
            Settings settings,
            InstantSource clock) {
        return new AccountPool(
                refresher,
                requests,
                ledger,
                SettingsOfParts.poolOrder(settings),
                PoolLimits.usual(),
                clock,
                RandomGenerator.getDefault());
    }

    @Bean(initMethod = "start")
    PoolFeed poolFeed(AccountStore store, AccountPool pool, InstantSource clock) {
        return new PoolFeed(store, pool, clock);
    }

    @Bean
    ApplicationRunner followNotices(ChangeNotices notices, PoolFeed feed) {
        return _ -> notices.listen(feed::follow);
    }

    @Bean
    PoolMetrics poolMetrics(AccountPool pool, PoolFeed feed) {
        return new PoolMetrics(pool, feed);
    }

    @Bean
    Catalogue catalogue(Settings settings) {
        var models = settings.models();
        return new Catalogue(models.aliases(), models.fallback());
    }

    /** Begins once there are accounts to ask. */
    @Bean(initMethod = "start")
    @DependsOn("poolFeed")
    CatalogueFeed catalogueFeed(
            AccountPool pool,
            AmazonQ amazonQ,
            Catalogue catalogue,
            GatewayMetrics metrics,
            Settings settings,
            InstantSource clock) {
        return new CatalogueFeed(
                pool,
                amazonQ,
                catalogue,
                metrics,
                settings.models().refreshInterval(),
                clock,
                RandomGenerator.getDefault());
    }

    @Bean
    CatalogueMetrics catalogueMetrics(CatalogueFeed feed) {
        return new CatalogueMetrics(feed);
    }

    /** Begins once there are accounts to ask about. */
    @Bean(initMethod = "start")
    @DependsOn("poolFeed")
    UsageFeed usageFeed(
            AccountPool pool,
            AmazonQ amazonQ,
            AccountUsages usages,
            GatewayMetrics metrics,
            Settings settings,
            InstantSource clock) {
        return new UsageFeed(
                pool, amazonQ, usages, metrics, settings.counting().usageInterval(), clock);
    }

    /** Ready once the pool has been read; how many accounts it has is not this process's health. */
    @Bean
    HealthIndicator accountPoolHealthIndicator(PoolFeed feed) {
        return () ->
                feed.isLoaded()
                        ? Health.up().build()
                        : Health.outOfService().withDetail("reason", "db").build();
    }

    @Bean
    Watch watch(Settings settings) {
        var limits = settings.timeLimits();
        return new Watch(new RelayLimits(limits.firstEvent(), limits.idle(), limits.ping()));
    }

    @Bean
    Drain drain(
            Settings settings, Traffic traffic, Watch watch, WebServerApplicationContext context) {
        var limits = settings.timeLimits();
        return new Drain(
                limits.drainDelay(), limits.drain(), traffic, watch, () -> closeListener(context));
    }

    private static void closeListener(WebServerApplicationContext context) {
        if (context.getWebServer() instanceof TomcatWebServer server) {
            server.getTomcat().getConnector().getProtocolHandler().closeServerSocketGraceful();
        }
    }

    @Bean
    Relay relay(
            AccountPool pool,
            AmazonQ amazonQ,
            Watch watch,
            GatewayMetrics metrics,
            Settings settings) {
        return new Relay(pool, amazonQ, watch, metrics, settings.fallback().isPresent());
    }
}
