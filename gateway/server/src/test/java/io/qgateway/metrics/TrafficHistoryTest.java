package io.qgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.conversation.Usage;
import io.qgateway.tokens.Cost;
import io.qgateway.tokens.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TrafficHistoryTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GenAiMetrics metrics = new GenAiMetrics(registry, name -> name);
    private Instant now = START;

    @AutoClose
    private final TrafficHistory history =
            new TrafficHistory(
                    registry,
                    new InstantSource() {
                        @Override
                        public Instant instant() {
                            return now;
                        }
                    });

    @Test
    void beginsWithAnHourInWhichNothingHappened() {
        assertThat(history.since()).isEqualTo(START);
        assertThat(history.total()).isEqualTo(TrafficTotals.NONE);
        assertThat(history.lastHour())
                .hasSize(60)
                .allMatch(minute -> minute.totals().equals(TrafficTotals.NONE));
        assertThat(history.lastHour().getFirst().from())
                .isEqualTo(START.minus(Duration.ofMinutes(59)));
    }

    @Test
    void countsEachRequestInTheMinuteInWhichItEnds() {
        answer();
        answer();
        minute();
        fail();

        var hour = history.lastHour();
        assertThat(hour.get(58).totals().requests()).isEqualTo(2);
        assertThat(hour.get(58).totals().failed()).isZero();
        assertThat(hour.get(58).totals().inputTokens()).isEqualTo(14);
        assertThat(hour.get(58).totals().outputTokens()).isEqualTo(6);
        assertThat(hour.get(58).totals().meanFirstTokenMillis()).hasValue(50);
        assertThat(hour.get(59).from()).isEqualTo(START.plusSeconds(60));
        assertThat(hour.get(59).totals().requests()).isEqualTo(1);
        assertThat(hour.get(59).totals().failed()).isEqualTo(1);
        assertThat(hour.get(59).totals().meanFirstTokenMillis()).isEmpty();
        assertThat(history.total().requests()).isEqualTo(3);
    }

    @Test
    void forgetsWhatIsOlderThanAnHourButNotThatItWas() {
        answer();
        for (int i = 0; i < 60; i++) {
            minute();
        }

        assertThat(history.lastHour()).allMatch(minute -> minute.totals().requests() == 0);
        assertThat(history.total().requests()).isEqualTo(1);
    }

    private void minute() {
        now = now.plusSeconds(60);
        history.beginMinute();
    }

    private void answer() {
        var trace = new RequestTrace("id", RequestTrace.Api.OPENAI, 0);
        trace.asked("claude-sonnet-4.5", true);
        trace.firstEvent(Duration.ofMillis(50).toNanos());
        trace.finished(StopReason.END_TURN);
        trace.used(() -> new Cost(Usage.of(7, 3), UsageSource.UPSTREAM));
        metrics.ended(trace, 200, Duration.ofMillis(90).toNanos());
    }

    private void fail() {
        var trace = new RequestTrace("id", RequestTrace.Api.ANTHROPIC, 0);
        trace.asked("claude-sonnet-4.5", false);
        trace.failed(Kind.UNAVAILABLE);
        metrics.ended(trace, 503, Duration.ofMillis(90).toNanos());
    }
}
