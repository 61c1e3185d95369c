package io.qgateway.simulator.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * Counts and times of a load. Belongs to the event loop but for {@link #result()} and {@link
 * #begun()}.
 */
final class Tally {

    private static final long LONGEST = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 3;

    private final Histogram firstText = new Histogram(LONGEST, DIGITS);
    private final Histogram added = new Histogram(LONGEST, DIGITS);
    private final Map<String, Integer> errors = new TreeMap<>();
    private final long started = System.nanoTime();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final int expected;
    private long ended = started;
    private int whole;
    private int broken;

    Tally(int expected) {
        this.expected = expected;
    }

    /** Complete once every expected answer has ended, or at {@link #close()}. */
    CompletableFuture<LoadResult> result() {
        return result;
    }

    /** Answers whose first text has come. May be asked by any thread. */
    int begun() {
        return begun.get();
    }

    void firstText(long nanos) {
        begun.incrementAndGet();
        record(firstText, nanos);
    }

    void chunk(long nanos) {
        record(added, nanos);
    }

    void whole() {
        whole++;
        ended();
    }

    void broken(String why) {
        broken++;
        errors.merge(why, 1, Integer::sum);
        ended();
    }

    void close() {
        result.complete(
                new LoadResult(
                        whole,
                        broken,
                        errors,
                        (ended - started) / 1e9,
                        added.getTotalCount(),
                        Percentiles.of(firstText),
                        Percentiles.of(added)));
    }

    private void ended() {
        ended = System.nanoTime();
        if (whole + broken == expected) {
            close();
        }
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
    }
}
