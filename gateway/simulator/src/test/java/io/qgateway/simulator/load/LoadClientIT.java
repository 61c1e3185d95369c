package io.qgateway.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.script.DirectiveException;
import io.qgateway.simulator.script.Directives;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadClientIT {

    private final Simulator simulator = Simulator.start();
    private final SimulatedAccount account = simulator.createAccount("load");
    private final LoadClient client = new LoadClient();

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    @Test
    void countsEveryChunkOfEveryAnswer() {
        var result = client.run(load(account.accessToken(), Duration.ofSeconds(20)));

        assertThat(result.whole()).isEqualTo(20);
        assertThat(result.broken()).isZero();
        assertThat(result.chunks()).isEqualTo(20 * 10);
        assertThat(result.addedMs().p50()).isBetween(0.0, 5000.0);
        assertThat(result.firstTextMs().p50()).isPositive();
        assertThat(result.seconds()).isGreaterThan(4 * 10 * 0.005);
    }

    @Test
    void namesARefusal() {
        var result = client.run(load("nobody's", Duration.ofSeconds(20)));

        assertThat(result.whole()).isZero();
        assertThat(result.errors()).isEqualTo(Map.of("status 403", 20));
    }

    @Test
    void anAnswerWithoutItsLastChunksIsBroken() throws DirectiveException {
        account.scriptNext(
                Directives.read("simulate: stamped chunks 3", 0).orElseThrow(),
                Directives.read("simulate: stamped chunks 10\nsimulate: cut", 0).orElseThrow());

        var result = client.run(load(account.accessToken(), Duration.ofSeconds(20)));

        assertThat(result.whole()).isEqualTo(18);
        assertThat(result.errors()).containsEntry("3 of 10 chunks", 1).hasSize(2);
    }

    @Test
    void givesUpAtTheTimeLimit() throws DirectiveException {
        account.script(Directives.read("simulate: wait 60s", 0).orElseThrow());

        var result = client.run(load(account.accessToken(), Duration.ofMillis(500)));

        assertThat(result.errors()).isEqualTo(Map.of("time limit", 5));
    }

    private Load load(String token, Duration limit) {
        return new Load(
                simulator.endpoint(),
                Dialect.UPSTREAM,
                token,
                "claude-sonnet-4.5",
                new StampedAnswer(10, Duration.ofMillis(5), 40),
                5,
                20,
                Duration.ZERO,
                limit);
    }
}
