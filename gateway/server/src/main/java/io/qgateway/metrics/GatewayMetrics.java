package io.qgateway.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.qgateway.conversation.UpstreamException.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway's own series; this class owns their names. May be shared by all threads. */
public final class GatewayMetrics {

    private final MeterRegistry registry;
    private final MeterProvider<Counter> retries;
    private final MeterProvider<Counter> refreshes;
    private final MeterProvider<Timer> refreshTimes;
    private final MeterProvider<Counter> authFailures;
    private final MeterProvider<Counter> unknownEvents;
    private final MeterProvider<Counter> repairs;
    private final MeterProvider<Counter> fallbacks;
    private final MeterProvider<Counter> keyReloads;
    private final MeterProvider<Counter> eventStreamErrors;
    private final Counter modelsRead;
    private final Counter usageRead;
    private final Counter answered;
    private final Map<Kind, Counter> failedAttempts = new EnumMap<>(Kind.class);
    private final Map<RequestTrace.Api, AtomicInteger> activeStreams =
            new EnumMap<>(RequestTrace.Api.class);

    public GatewayMetrics(MeterRegistry registry, String version) {
        this.registry = registry;
        retries = Counter.builder("qgateway.upstream.retries").withRegistry(registry);
        refreshes = Counter.builder("qgateway.token.refresh").withRegistry(registry);
        refreshTimes = Timer.builder("qgateway.token.refresh.duration").withRegistry(registry);
        authFailures = Counter.builder("qgateway.auth.failures").withRegistry(registry);
        unknownEvents = Counter.builder("qgateway.unknown.events").withRegistry(registry);
        repairs = Counter.builder("qgateway.repairs").withRegistry(registry);
        fallbacks = Counter.builder("qgateway.fallback.requests").withRegistry(registry);
        keyReloads = Counter.builder("qgateway.keys.reloads").withRegistry(registry);
        eventStreamErrors = Counter.builder("qgateway.eventstream.errors").withRegistry(registry);
        modelsRead = catalogueReads("read");
        usageRead = usageReads("read");
        answered = attempts("answered");
        for (var kind : Kind.values()) {
            failedAttempts.put(kind, attempts(label(kind)));
        }
        for (var api : RequestTrace.Api.values()) {
            activeStreams.put(api, streamGauge(api));
        }
        Gauge.builder("qgateway.build.info", () -> 1).tag("version", version).register(registry);
    }

    private Counter catalogueReads(String outcome) {
        return Counter.builder("qgateway.catalogue.reads")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Counter usageReads(String outcome) {
        return Counter.builder("qgateway.usage.reads").tag("outcome", outcome).register(registry);
    }

    private Counter attempts(String outcome) {
        return Counter.builder("qgateway.upstream.attempts")
                .tag("outcome", outcome)
                .register(registry);
    }

    private AtomicInteger streamGauge(RequestTrace.Api api) {
        return registry.gauge(
                "qgateway.streams.active", Tags.of("api", api.label()), new AtomicInteger());
    }

    /** A failure's kind as labels and logs write it. */
    public static String label(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** An attempt brought a whole answer. */
    public void answered() {
        answered.increment();
    }

    /** An attempt failed. */
    public void attemptFailed(Kind kind) {
        requireNonNull(failedAttempts.get(kind)).increment();
    }

    /** Another account is tried. */
    public void retried(Kind reason) {
        retries.withTag("reason", label(reason)).increment();
    }

    /** A token refresh ended. */
    public void refreshed(String outcome, Duration took) {
        refreshes.withTag("outcome", outcome).increment();
        refreshTimes.withTag("outcome", outcome).record(took);
    }

    /** New tokens are in memory only, and storing them is tried again. */
    public void refreshNotPersisted() {
        refreshes.withTag("outcome", "persist_failed").increment();
    }

    /**
     * Another backend was asked to serve what the pool couldn't.
     *
     * @param outcome {@code answered}, whatever it answered, or {@code unreachable}
     */
    public void fellBack(String reason, String outcome) {
        fallbacks.withTags("reason", reason, "outcome", outcome).increment();
    }

    /** The file of API keys was read again, and was new or of no use. */
    public void keysReloaded(String outcome) {
        keyReloads.withTag("outcome", outcome).increment();
    }

    /**
     * The upstream's event stream was torn.
     *
     * @param kind the rule that it broke
     */
    public void eventStreamBroke(String kind) {
        eventStreamErrors.withTag("kind", kind).increment();
    }

    /** The upstream told which models an account has. */
    public void modelsRead() {
        modelsRead.increment();
    }

    /** The upstream did not tell which models an account has. */
    public void modelsUnread(Kind cause) {
        catalogueReads(label(cause)).increment();
    }

    /** The upstream told how much of its quota an account has used. */
    public void usageRead() {
        usageRead.increment();
    }

    /** The upstream did not tell how much of its quota an account has used. */
    public void usageUnread(Kind cause) {
        usageReads(label(cause)).increment();
    }

    /** A caller was turned away. */
    public void authFailed(String reason) {
        authFailures.withTag("reason", reason).increment();
    }

    /**
     * The upstream sent an event that this version does not know.
     *
     * @param type one of few names: whoever calls sees to that
     */
    public void unknownEvent(String type) {
        unknownEvents.withTag("event_type", type).increment();
    }

    /**
     * A request was changed so that the upstream takes it.
     *
     * @param rule one of few names
     */
    public void repaired(String rule) {
        repairs.withTag("rule", rule).increment();
    }

    /** Counts a streamed response as active until what is returned is closed. */
    public OpenStream open(RequestTrace trace) {
        if (!trace.stream()) {
            return () -> {};
        }
        var active = requireNonNull(activeStreams.get(trace.api()));
        active.incrementAndGet();
        return active::decrementAndGet;
    }

    /** A response under way. */
    @FunctionalInterface
    public interface OpenStream extends AutoCloseable {
        @Override
        void close();
    }
}
