package io.qgateway.access;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many API requests are under way, and whether this process is about to stop: then clients are
 * asked to make their next request over another connection. May be shared by all threads.
 */
public final class Traffic {

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger keeping = new AtomicInteger();
    private volatile boolean draining;

    /** A request is under way until what is returned is closed. */
    OpenRequest enter() {
        open.incrementAndGet();
        if (draining) {
            return open::decrementAndGet;
        }
        keeping.incrementAndGet();
        return () -> {
            keeping.decrementAndGet();
            open.decrementAndGet();
        };
    }

    public int openRequests() {
        return open.get();
    }

    /** Those of them whose clients have not been asked for another connection: they came before. */
    public int requestsThatKeepTheirConnection() {
        return keeping.get();
    }

    /** From now on no connection is to be kept. */
    public void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /** A request that is under way. */
    @FunctionalInterface
    interface OpenRequest extends AutoCloseable {
        @Override
        void close();
    }
}
