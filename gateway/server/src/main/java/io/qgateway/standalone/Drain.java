package io.qgateway.standalone;

import io.qgateway.access.Traffic;
import io.qgateway.relay.Watch;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Ends the gateway without failing anybody: for a while new requests are still answered, because
 * load balancers take a moment to notice that it is not ready any more; then nobody new is let in
 * and what is under way may end; and what takes too long is told that its answer is broken. Only
 * then the web server's own shutdown begins, which would turn requests on kept connections away.
 */
final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Duration delay;
    private final Duration limit;
    private final Traffic traffic;
    private final Watch watch;
    private final Runnable closeListener;
    private volatile boolean running;

    /**
     * @param delay how long new connections are still taken
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
        Thread.sleep(delay);
        closeListener.run();
        awaitEnd(limit);
        if (traffic.openRequests() > 0) {
            LOG.warn("Breaking off {} answers that took too long", traffic.openRequests());
            watch.cancelAll();
            awaitEnd(LAST_WORDS);
        }
    }

    private void awaitEnd(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (traffic.openRequests() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
