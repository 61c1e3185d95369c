package io.qgateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.search.Search;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The last hour by the minute, for people who look without a monitoring system. Requests pay
 * nothing for it: once a minute a thread reads what the meters have counted, and the difference is
 * what happened. May be shared by all threads.
 */
public final class TrafficHistory implements AutoCloseable {

    static final int MINUTES = 60;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Instant since;
    private final Deque<Reading> beginnings = new ArrayDeque<>(MINUTES);
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("traffic-history").factory());

    /** How the meters stood as a minute began. */
    private record Reading(Instant at, TrafficTotals totals) {}

    /** What happened in the minute that began then. */
    public record Minute(Instant from, TrafficTotals totals) {}

    public TrafficHistory(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.since = clock.instant();
        for (int ago = MINUTES - 1; ago >= 0; ago--) {
            beginnings.add(new Reading(since.minus(MINUTE.multipliedBy(ago)), TrafficTotals.NONE));
        }
    }

    public void start() {
        reader.scheduleAtFixedRate(
                this::beginMinute, MINUTE.toMillis(), MINUTE.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void beginMinute() {
        beginnings.removeFirst();
        beginnings.addLast(new Reading(clock.instant(), total()));
    }

    /** When counting began. */
    public Instant since() {
        return since;
    }

    /** An hour of minutes, the one under way last; before the start nothing happened. */
    public synchronized List<Minute> lastHour() {
        var minutes = new ArrayList<Minute>(MINUTES);
        var readings = List.copyOf(beginnings);
        for (int i = 0; i < MINUTES; i++) {
            var begun = readings.get(i);
            var ended = i + 1 < MINUTES ? readings.get(i + 1).totals() : total();
            minutes.add(new Minute(begun.at(), ended.minus(begun.totals())));
        }
        return minutes;
    }

    /** Everything since the start. */
    public TrafficTotals total() {
        return new TrafficTotals(
                count(registry.find("qgateway.requests")),
                failed("client_error") + failed("upstream_error"),
                tokens("input") + tokens("cached_input"),
                tokens("output"),
                begunStreams().stream().mapToLong(Timer::count).sum(),
                begunStreams().stream()
                        .mapToDouble(timer -> timer.totalTime(TimeUnit.MILLISECONDS))
                        .sum());
    }

    /** How many streams are open. */
    public int openStreams() {
        return (int)
                registry.find("qgateway.streams.active").gauges().stream()
                        .mapToDouble(Gauge::value)
                        .sum();
    }

    private long failed(String outcome) {
        return count(registry.find("qgateway.requests").tag("outcome", outcome));
    }

    private static long count(Search counters) {
        return (long) counters.counters().stream().mapToDouble(Counter::count).sum();
    }

    private long tokens(String type) {
        return (long)
                registry
                        .find("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", type)
                        .summaries()
                        .stream()
                        .mapToDouble(DistributionSummary::totalAmount)
                        .sum();
    }

    private Collection<Timer> begunStreams() {
        return registry.find("gen_ai.server.time_to_first_token").timers();
    }

    @Override
    public void close() {
        reader.close();
    }
}
