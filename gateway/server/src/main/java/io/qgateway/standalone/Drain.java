package io.qgateway.standalone;

import io.qgateway.relay.Watch;
import java.time.Duration;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;

/**
 * Ends what is still being answered when the gateway has waited long enough for it. It stops after
 * the web server's own graceful shutdown, which refuses new connections and waits, and before the
 * server closes what is left: each client is told that its answer is broken.
 */
final class Drain implements SmartLifecycle {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Watch watch;
    private volatile boolean running;

    Drain(Watch watch) {
        this.watch = watch;
    }

    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        watch.cancelAll();
        awaitLastWords();
    }

    private void awaitLastWords() {
        var deadline = System.nanoTime() + LAST_WORDS.toNanos();
        try {
            while (watch.openRequests() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
