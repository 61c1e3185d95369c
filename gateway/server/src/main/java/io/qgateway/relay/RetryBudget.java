package io.qgateway.relay;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests may be sent once more because an attempt broke: one for every ten requests, so
 * that an upstream in trouble gets a tenth more work and not three times as much. A few are saved
 * up for times with little traffic. May be shared by all threads.
 */
final class RetryBudget {

    private static final int REQUESTS_FOR_A_RETRY = 10;
    private static final int MOST_SAVED = 20 * REQUESTS_FOR_A_RETRY;

    private final AtomicInteger saved = new AtomicInteger(MOST_SAVED);

    /** A request has come. */
    void earn() {
        if (saved.get() < MOST_SAVED) {
            saved.incrementAndGet();
        }
    }

    /** Takes a retry, if there is one left. */
    boolean spend() {
        var before =
                saved.getAndUpdate(
                        now -> now < REQUESTS_FOR_A_RETRY ? now : now - REQUESTS_FOR_A_RETRY);
        return before >= REQUESTS_FOR_A_RETRY;
    }
}
