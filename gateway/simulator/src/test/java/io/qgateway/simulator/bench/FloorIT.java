package io.qgateway.simulator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.simulator.load.Dialect;
import io.qgateway.simulator.load.Load;
import io.qgateway.simulator.load.LoadClient;
import io.qgateway.simulator.load.StampedAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloorIT {

    private static final StampedAnswer PACED = new StampedAnswer(20, Duration.ofMillis(5), 40);
    private static final StampedAnswer AT_ONCE = new StampedAnswer(2000, Duration.ZERO, 40);

    @TempDir private static Path directory;
    private static Upstream upstream;
    private static Target plainSockets;
    private static Target netty;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        upstream = Upstream.start(directory);
        var floor = new Floor(directory, upstream);
        plainSockets = floor.plainSockets();
        netty = floor.netty();
    }

    @AfterAll
    static void stop() {
        plainSockets.process().close();
        netty.process().close();
        upstream.process().close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI", "ANTHROPIC", "PLAIN"})
    void answersInEveryDialect(Dialect dialect) {
        assertWhole(plainSockets, dialect, PACED);
        assertWhole(plainSockets, dialect, AT_ONCE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI", "ANTHROPIC", "PLAIN"})
    void itsBoundAnswersInEveryDialect(Dialect dialect) {
        assertWhole(netty, dialect, PACED);
        assertWhole(netty, dialect, AT_ONCE);
    }

    private static void assertWhole(Target target, Dialect dialect, StampedAnswer answer) {
        Load load = target.load(dialect, answer, 10, 40, Duration.ZERO);
        try (var client = new LoadClient()) {
            var result = client.run(load);
            assertThat(result.errors()).isEmpty();
            assertThat(result.whole()).isEqualTo(40);
        }
    }
}
