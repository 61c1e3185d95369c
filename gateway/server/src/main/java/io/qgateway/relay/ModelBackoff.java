package io.qgateway.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long a model without capacity is left alone: a second at first, longer each time. No other
 * account would help, so one request at a time waits and tries again; the others are told when to
 * come back. May be shared by all threads.
 */
final class ModelBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** A request waits no longer than this; its client can do that as well. */
    private static final Duration WORTH_WAITING = Duration.ofSeconds(4);

    /** When a pause began and ends; a while after that it is forgotten. */
    private record Pause(Duration length, long end) {

        boolean isOver(long now) {
            return end - now <= 0;
        }

        boolean isForgotten(long now) {
            return now - end > LONGEST.toNanos();
        }
    }

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final RandomGenerator random;

    ModelBackoff(LongSupplier nanoTime, RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /**
     * The model had no capacity.
     *
     * @return how long to wait before trying again; absent when somebody else does so already, or
     *     when that takes too long
     */
    synchronized Optional<Duration> overloaded(String model) {
        var now = nanoTime.getAsLong();
        pauses.values().removeIf(pause -> pause.isForgotten(now));
        var last = pauses.get(model);
        if (last != null && !last.isOver(now)) {
            return Optional.empty();
        }
        var length = next(last);
        var nanos = (long) (length.toNanos() * (0.75 + random.nextDouble() / 2));
        pauses.put(model, new Pause(length, now + nanos));
        return length.compareTo(WORTH_WAITING) <= 0
                ? Optional.of(Duration.ofNanos(nanos))
                : Optional.empty();
    }

    private static Duration next(@Nullable Pause last) {
        if (last == null) {
            return FIRST;
        }
        var twice = last.length().multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    /** How much longer the model is to be left alone, if at all. */
    Optional<Duration> left(String model) {
        var pause = pauses.get(model);
        var now = nanoTime.getAsLong();
        return pause == null || pause.isOver(now)
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(pause.end() - now));
    }

    /** The model has answered. */
    void answered(String model) {
        if (!pauses.isEmpty()) {
            pauses.remove(model);
        }
    }
}
