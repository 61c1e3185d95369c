package io.qgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.qgateway.parts.Database;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import io.qgateway.simulator.idp.RotationMode;
import io.qgateway.simulator.load.Dialect;
import io.qgateway.simulator.load.Load;
import io.qgateway.simulator.load.LoadClient;
import io.qgateway.simulator.load.LoadResult;
import io.qgateway.simulator.load.RunningLoad;
import io.qgateway.simulator.load.StampedAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However many requests find a token spent, the refresh token is used once. */
class OneRefreshIT {

    private static final String KEY = "qMHdmA0ayGpRrGI8NBTTVrdtw6zNGfqo1XIKnQZEwLs=";

    @AutoClose
    private final Simulator upstream =
            Simulator.start(
                    SimulatorOptions.defaults()
                            .withRotation(RotationMode.ROTATE_WITH_FAMILY_REVOCATION)
                            .withTokenLatency(Duration.ofMillis(300)));

    @AutoClose private final LoadClient client = new LoadClient();
    @AutoClose private final LoadClient otherClient = new LoadClient();

    @Test
    void twentyRequestsOnAFreshAccountRefreshItOnce() {
        try (var gateway = GatewayRunner.start(upstream, Map.of())) {
            var account = gateway.addAccount("fresh");

            var result = client.run(load(gateway, 20));

            assertThat(result.whole()).as("%s", result.errors()).isEqualTo(20);
            assertThat(account.counters().refreshes()).isEqualTo(1);
            assertThat(upstream.counters().refreshTokenReuses()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MARIADB"})
    void fiftyRequestsOverTwoGatewaysRefreshASpentTokenOnce(Database database) {
        var settings = Map.of("DATABASE_URL", database.newUrl(), "QGATEWAY_SEALING_KEY", KEY);
        try (var one = GatewayRunner.start(upstream, settings);
                var other = GatewayRunner.start(upstream, settings)) {
            var account = one.addAccount("shared");
            assertThat(client.run(load(one, 1)).whole()).isEqualTo(1);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> otherClient.run(load(other, 1)).whole() == 1);
            assertThat(account.counters().refreshes()).isEqualTo(1);
            account.expireAccessTokens();

            RunningLoad here = client.start(load(one, 25));
            LoadResult there = otherClient.run(load(other, 25));

            assertThat(here.await().whole() + there.whole())
                    .as("%s %s", here.await().errors(), there.errors())
                    .isEqualTo(50);
            assertThat(account.counters().refreshes()).isEqualTo(2);
            assertThat(upstream.counters().refreshTokenReuses()).isZero();
            assertThat(upstream.counters().familyRevocations()).isZero();
        }
    }

    private static Load load(GatewayRunner gateway, int requests) {
        return new Load(
                gateway.baseUrl(),
                Dialect.OPENAI,
                gateway.key(),
                "claude-sonnet-4.5",
                new StampedAnswer(5, Duration.ofMillis(10), 100),
                requests,
                requests,
                Duration.ZERO,
                Duration.ofSeconds(60));
    }
}
