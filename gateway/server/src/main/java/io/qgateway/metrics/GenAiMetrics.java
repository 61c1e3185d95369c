package io.qgateway.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException.Kind;
import io.qgateway.tokens.Cost;
import io.qgateway.tokens.UsageSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a finished request adds to the series, named by OpenTelemetry's GenAI conventions where they
 * have a name (status: development, so the names live only here). May be shared by all threads.
 */
public final class GenAiMetrics {

    private static final double[] TOKENS =
            IntStream.rangeClosed(0, 13).mapToDouble(power -> Math.pow(4, power)).toArray();
    private static final Duration[] DURATIONS =
            IntStream.rangeClosed(0, 16)
                    .mapToObj(power -> Duration.ofMillis(10L << power))
                    .toArray(Duration[]::new);
    private static final Duration[] FIRST_TOKEN =
            millis(
                    1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000,
                    15_000, 20_000, 30_000, 45_000, 60_000);

    private final MeterRegistry registry;
    private final UnaryOperator<String> modelLabel;
    private final Map<Labels, Meters> meters = new ConcurrentHashMap<>();
    private final Map<UsageSource, Counter> sources = new EnumMap<>(UsageSource.class);

    /** What tells series of requests apart; all of it bounded. */
    private record Labels(
            RequestTrace.Api api, String model, String error, String outcome, String end) {}

    /** The meters of one set of labels, looked up once. */
    private record Meters(
            Counter requests,
            Counter streamEnds,
            Timer duration,
            Timer firstToken,
            DistributionSummary inputTokens,
            DistributionSummary cachedTokens,
            DistributionSummary outputTokens) {}

    /**
     * @param modelLabel one of few names for the one that a client has chosen freely
     */
    public GenAiMetrics(MeterRegistry registry, UnaryOperator<String> modelLabel) {
        this.registry = registry;
        this.modelLabel = modelLabel;
        for (var source : UsageSource.values()) {
            sources.put(
                    source, counter("qgateway.usage.source", Tags.of("source", source.label())));
        }
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /**
     * Counts a request that ended.
     *
     * @param nanos how long it took
     */
    public void ended(RequestTrace trace, int status, long nanos) {
        var meters = this.meters.computeIfAbsent(labels(trace, status), this::meters);
        meters.requests().increment();
        meters.duration().record(Duration.ofNanos(nanos));
        if (trace.stream()) {
            meters.streamEnds().increment();
            trace.timeToFirstEvent()
                    .ifPresent(first -> meters.firstToken().record(Duration.ofNanos(first)));
        }
        trace.cost().ifPresent(cost -> count(cost, meters));
    }

    private void count(Cost cost, Meters meters) {
        requireNonNull(sources.get(cost.source())).increment();
        var usage = cost.usage();
        meters.inputTokens().record(usage.input() + usage.cacheWrite());
        meters.cachedTokens().record(usage.cacheRead());
        meters.outputTokens().record(usage.output());
    }

    private Labels labels(RequestTrace trace, int status) {
        var model = trace.model().map(modelLabel).orElse("");
        return new Labels(trace.api(), model, error(trace), outcome(trace, status), end(trace));
    }

    private static String outcome(RequestTrace trace, int status) {
        if (trace.clientLeft()) {
            return "client_disconnect";
        }
        if (trace.fallback().isPresent()) {
            return "fallback";
        }
        if (trace.failure().isPresent()) {
            return "upstream_error";
        }
        return status < 400 ? "success" : "client_error";
    }

    private static String error(RequestTrace trace) {
        return trace.clientLeft()
                ? "client_cancelled"
                : trace.failure().map(GenAiMetrics::error).orElse("");
    }

    private static String error(Kind kind) {
        return switch (kind) {
            case TIMEOUT -> "timeout";
            case THROTTLED, ACCOUNT_HELD -> "upstream_throttled";
            case QUOTA_EXHAUSTED -> "upstream_quota";
            case BEARER_INVALID, SUSPENDED, NOT_ENTITLED -> "upstream_auth";
            case INVALID_REQUEST, PROMPT_TOO_LONG, MODEL_NOT_FOUND -> "upstream_validation";
            case UNAVAILABLE -> "upstream_5xx";
            case CORRUPT -> "upstream_protocol";
            case NO_ACCOUNT -> "no_account";
            case MODEL_OVERLOADED -> "overloaded";
            case CANCELLED -> "_OTHER";
        };
    }

    private static String end(RequestTrace trace) {
        if (!trace.stream()) {
            return "";
        }
        if (trace.clientLeft()) {
            return trace.clientStalled() ? "slow_client" : "client_disconnect";
        }
        return trace.failure()
                .map(GenAiMetrics::brokenEnd)
                .or(() -> trace.stopReason().map(GenAiMetrics::wholeEnd))
                .orElse("");
    }

    private static String brokenEnd(Kind kind) {
        return switch (kind) {
            case TIMEOUT -> "idle_timeout";
            case CANCELLED -> "drain_aborted";
            case BEARER_INVALID,
                    THROTTLED,
                    ACCOUNT_HELD,
                    QUOTA_EXHAUSTED,
                    SUSPENDED,
                    NOT_ENTITLED,
                    MODEL_OVERLOADED,
                    MODEL_NOT_FOUND,
                    INVALID_REQUEST,
                    PROMPT_TOO_LONG,
                    UNAVAILABLE,
                    CORRUPT,
                    NO_ACCOUNT ->
                    "upstream_error";
        };
    }

    private static String wholeEnd(StopReason reason) {
        return switch (reason) {
            case END_TURN, STOP_SEQUENCE -> "stop";
            case TOOL_USE -> "tool_use";
            case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED -> "length";
            case CONTENT_FILTERED -> "content_filter";
            case REFUSED -> "refusal";
            case PAUSED -> "pause";
        };
    }

    private Meters meters(Labels labels) {
        var api = Tags.of("api", labels.api().label());
        var genAi =
                Tags.of(
                        "gen_ai.operation.name",
                        "chat",
                        "gen_ai.provider.name",
                        "aws.q_developer",
                        "gen_ai.request.model",
                        labels.model(),
                        "qgateway_api",
                        labels.api().label());
        return new Meters(
                counter("qgateway.requests", api.and("outcome", labels.outcome())),
                counter("qgateway.stream.end", api.and("reason", labels.end())),
                timer(
                        "gen_ai.server.request.duration",
                        genAi.and("error.type", labels.error()),
                        DURATIONS),
                timer("gen_ai.server.time_to_first_token", genAi, FIRST_TOKEN),
                tokens(genAi, "input"),
                tokens(genAi, "cached_input"),
                tokens(genAi, "output"));
    }

    private Counter counter(String name, Tags tags) {
        return Counter.builder(name).tags(tags).register(registry);
    }

    private Timer timer(String name, Tags tags, Duration[] buckets) {
        return Timer.builder(name).tags(tags).serviceLevelObjectives(buckets).register(registry);
    }

    private DistributionSummary tokens(Tags tags, String type) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .tags(tags.and("gen_ai.token.type", type))
                .serviceLevelObjectives(TOKENS)
                .register(registry);
    }
}
