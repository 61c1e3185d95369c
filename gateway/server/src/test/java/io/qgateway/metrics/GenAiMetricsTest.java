package io.qgateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.conversation.Usage;
import io.qgateway.metrics.RequestTrace.Api;
import io.qgateway.tokens.Cost;
import io.qgateway.tokens.UsageSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenAiMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GenAiMetrics metrics = new GenAiMetrics(registry, name -> name);

    @Test
    void countsWhoseNumbersAnAnswersUsageIs() {
        answered(UsageSource.UPSTREAM);
        answered(UsageSource.UPSTREAM);
        answered(UsageSource.ESTIMATE);

        assertThat(answersBy("upstream")).isEqualTo(2);
        assertThat(answersBy("estimate")).isEqualTo(1);
    }

    @Test
    void aBrokenAnswerHasNoUsageAndNoSource() {
        var trace = trace();
        trace.failed(Kind.CORRUPT);
        trace.used(() -> new Cost(Usage.of(1, 1), UsageSource.ESTIMATE));
        metrics.ended(trace, 502, 1);

        assertThat(answersBy("estimate")).isZero();
    }

    @Test
    void whatSeveralAnswersWentThroughIsWhatTheRequestDid() {
        var trace = trace();
        var first = trace.branch();
        first.attempted("a");
        first.attemptFailed(Kind.CORRUPT);
        first.attempted("b");
        first.firstEvent(20);
        first.finished(StopReason.TOOL_USE);
        var second = trace.branch();
        second.attempted("c");
        second.firstEvent(10);
        second.finished(StopReason.END_TURN);

        trace.join(List.of(first, second));

        assertThat(trace.attempts()).isEqualTo(3);
        assertThat(trace.causes()).containsExactly(Kind.CORRUPT);
        assertThat(trace.timeToFirstEvent()).hasValue(10);
        assertThat(trace.stopReason()).contains(StopReason.TOOL_USE);
    }

    @Test
    void unlessAllAreWholeNoneIs() {
        var trace = trace();
        var first = trace.branch();
        first.finished(StopReason.END_TURN);

        trace.join(List.of(first, trace.branch()));

        assertThat(trace.stopReason()).isEmpty();
    }

    private void answered(UsageSource source) {
        var trace = trace();
        trace.finished(StopReason.END_TURN);
        trace.used(() -> new Cost(Usage.of(7, 3), source));
        metrics.ended(trace, 200, 1);
    }

    private static RequestTrace trace() {
        var trace = new RequestTrace("id", Api.OPENAI, 0);
        trace.asked("claude-sonnet-4.5", true);
        return trace;
    }

    private double answersBy(String source) {
        return registry.get("qgateway.usage.source").tag("source", source).counter().count();
    }
}
