package io.qgateway.standalone;

import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.access.Traffic;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.catalogue.Catalogue;
import io.qgateway.catalogue.CatalogueFeed;
import io.qgateway.claude.ClaudeRoutes;
import io.qgateway.console.Playground;
import io.qgateway.console.Statistics;
import io.qgateway.metrics.GatewayMetrics;
import io.qgateway.metrics.TrafficHistory;
import io.qgateway.openai.OpenAiRoutes;
import io.qgateway.pool.AccountPool;
import io.qgateway.pool.HealthLedger;
import io.qgateway.pool.PoolFeed;
import io.qgateway.relay.Relay;
import io.qgateway.tokens.TokenCounter;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this gateway offers to a console, its own or one in another process. */
@Configuration(proxyBeanMethods = false)
class GatewayPortsConfiguration {

    @Bean
    Playground playground(
            OpenAiRoutes openAi, ClaudeRoutes claude, Catalogue catalogue, GatewayMetrics metrics) {
        return new ApiPlayground(openAi, claude, catalogue, metrics);
    }

    @Bean
    DatabaseAccountDirectory accountDirectory(
            AccountStore store, TokenRefresher refresher, HealthLedger ledger, PoolFeed feed) {
        return new DatabaseAccountDirectory(store, refresher, ledger, feed);
    }

    @Bean
    AccountTrial accountTrial(
            DatabaseAccountDirectory directory,
            PoolFeed feed,
            Relay relay,
            CatalogueFeed catalogue,
            TokenCounter counter,
            InstantSource clock) {
        return new AccountTrial(directory, feed, relay, catalogue, counter, clock);
    }

    @Bean(initMethod = "start")
    TrafficHistory trafficHistory(MeterRegistry registry, InstantSource clock) {
        return new TrafficHistory(registry, clock);
    }

    @Bean
    Statistics statistics(
            AccountPool pool, PoolFeed feed, TrafficHistory history, Traffic traffic) {
        return new GatewayStatistics(pool, feed, history, traffic);
    }
}
