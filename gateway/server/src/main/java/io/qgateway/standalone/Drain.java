package io.qgateway.standalone;

import io.qgateway.access.Traffic;
import io.qgateway.relay.Watch;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the gateway without failing anybody: for a while new requests are still answered, because
 * load balancers take a moment to notice that it is not ready any more, and because the next
 * request may come over the connection of an answer that is under way; then nobody new is let in
 * and what is under way may end; and what takes too long is told that its answer is broken. Only
 * then the web server's own shutdown begins, which would turn requests on kept connections away.
 */
final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration NEXT_REQUEST = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Duration delay;
    private final Duration limit;
    private final Traffic traffic;
    private final Watch watch;
    private final Runnable closeListener;
    private volatile boolean running;

    /**
     * @param delay how long new connections are still taken at least; zero is not at all
     * @param limit how long what is under way may take
     * @param closeListener refuses new connections and keeps those there are
     */
    Drain(Duration delay, Duration limit, Traffic traffic, Watch watch, Runnable closeListener) {
        this.delay = delay;
        this.limit = limit;
        this.traffic = traffic;
        this.watch = watch;
        this.closeListener = closeListener;
    }

    /** Later phases stop earlier. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 1;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            drain();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        traffic.drain();
        LOG.info("Stopping; {} requests are under way", traffic.openRequests());
        var deadline = System.nanoTime() + delay.plus(limit).toNanos();
        if (delay.isPositive()) {
            Thread.sleep(delay);
            letConnectionsGo(deadline);
        }
        closeListener.run();
        await(traffic::openRequests, deadline);
        if (traffic.openRequests() > 0) {
            LOG.warn("Breaking off {} answers that took too long", traffic.openRequests());
            watch.cancelAll();
            await(traffic::openRequests, System.nanoTime() + LAST_WORDS.toNanos());
        }
    }

    /**
     * An answer that had begun before could not say that its connection is not kept, and whoever
     * got it may send the next request at once: that one is answered, and told.
     */
    private void letConnectionsGo(long deadline) throws InterruptedException {
        if (traffic.requestsThatKeepTheirConnection() > 0) {
            await(traffic::requestsThatKeepTheirConnection, deadline);
            Thread.sleep(NEXT_REQUEST);
        }
    }

    private static void await(IntSupplier left, long deadline) throws InterruptedException {
        while (left.getAsInt() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
