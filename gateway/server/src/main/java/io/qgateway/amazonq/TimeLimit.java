package io.qgateway.amazonq;

import java.time.Duration;

/** Cuts off what takes too long, unless it is closed before. */
final class TimeLimit implements AutoCloseable {

    private final Thread timer;
    private volatile boolean over;

    TimeLimit(Duration limit, Runnable cut) {
        timer = Thread.ofVirtual().name("time-limit").start(() -> run(limit, cut));
    }

    private void run(Duration limit, Runnable cut) {
        try {
            Thread.sleep(limit);
        } catch (InterruptedException inTime) {
            return;
        }
        over = true;
        cut.run();
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        timer.interrupt();
    }
}
