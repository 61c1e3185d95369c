package io.qgateway.simulator.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, by asking again and again. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    public static void until(Duration limit, String what, BooleanSupplier condition)
            throws InterruptedException {
        if (!atMost(limit, condition)) {
            throw new IllegalStateException("Waited %ds for %s".formatted(limit.toSeconds(), what));
        }
    }

    /** Whether the condition came true in time. */
    static boolean atMost(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }
}
