package io.qgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.parts.PostgresServer;
import io.qgateway.pool.PoolFeed;
import io.qgateway.simulator.load.Dialect;
import io.qgateway.simulator.load.Load;
import io.qgateway.simulator.load.LoadClient;
import io.qgateway.simulator.load.StampedAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL stops for a while under load. {@code -Doutage.seconds=30} makes that as long as one
 * likes.
 */
class DatabaseOutageIT {

    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("outage.seconds", 4));
    private static final int STREAMS = 10;

    @AutoClose private final PostgresServer postgres = PostgresServer.start();
    @AutoClose private final LoadClient client = new LoadClient();

    @Test
    void servesOnWithoutTheDatabaseAndCountsLater() {
        try (var gateway = GatewayRunner.start(Map.of("DATABASE_URL", postgres.newDatabase()))) {
            for (int i = 0; i < 3; i++) {
                gateway.addAccount("account-" + i);
            }
            assertThat(client.run(load(gateway, 30)).broken()).isZero();
            var refreshes = gateway.simulator().counters().refreshes();
            var feed = gateway.part(PoolFeed.class);
            // Each stream answers about four times a second, before, during and after.
            int requests = Math.toIntExact(STREAMS * 4 * (OUTAGE.toSeconds() + 6));

            var running = client.start(load(gateway, requests));
            await().until(() -> running.begun() > STREAMS);
            postgres.stop();
            await().atMost(Duration.ofSeconds(30)).until(() -> !feed.isDatabaseUp());
            int before = running.begun();
            await().atMost(OUTAGE.plusSeconds(30)).pollDelay(OUTAGE).until(() -> true);
            assertThat(running.begun() - before).isGreaterThan(STREAMS);
            postgres.restart();

            var result = running.await();
            assertThat(result.broken()).as("%s", result.errors()).isZero();
            await().atMost(Duration.ofSeconds(30)).until(feed::isDatabaseUp);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(counted(gateway)).isEqualTo(30 + requests));
            assertThat(gateway.simulator().counters().refreshes()).isEqualTo(refreshes);
        }
    }

    private static long counted(GatewayRunner gateway) {
        return gateway.part(JdbcClient.class)
                .sql("select sum(success_count) from account_health")
                .query(Long.class)
                .single();
    }

    private static Load load(GatewayRunner gateway, int requests) {
        return new Load(
                gateway.baseUrl(),
                Dialect.OPENAI,
                gateway.key(),
                "claude-sonnet-4.5",
                new StampedAnswer(20, Duration.ofMillis(10), 100),
                STREAMS,
                requests,
                Duration.ZERO,
                OUTAGE.plusMinutes(2));
    }
}
