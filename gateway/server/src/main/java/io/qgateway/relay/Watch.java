package io.qgateway.relay;

import io.qgateway.conversation.ReplySink;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks at all open requests several times a second: pings clients that wait, and cancels answers
 * that are silent for too long or whose client has left. One timer for all of them, because a timed
 * read for each would cost more than the read (docs/decisions/0003).
 */
public final class Watch implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(250);

    private final RelayLimits limits;
    private final Set<Watched> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("relay-watch").factory());

    public Watch(RelayLimits limits) {
        this.limits = limits;
        timer.scheduleWithFixedDelay(
                this::look, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Watches a request until what is returned is closed.
     *
     * @param clientGone tells whether the client has closed its connection
     */
    Watched over(ReplySink sink, BooleanSupplier clientGone) {
        var watched = new Watched(sink, clientGone, limits, open::remove);
        open.add(watched);
        return watched;
    }

    /** How many requests are under way. */
    public int openRequests() {
        return open.size();
    }

    private void look() {
        var now = System.nanoTime();
        open.forEach(watched -> watched.look(now));
    }

    /** Cancels what is still under way; each client is told that the gateway stops. */
    public void cancelAll() {
        open.forEach(Watched::cancelForStop);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        cancelAll();
    }
}
