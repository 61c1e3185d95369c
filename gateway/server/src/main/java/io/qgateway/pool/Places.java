package io.qgateway.pool;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests are under way with an account. May be shared by all threads. */
final class Places {

    private final AtomicInteger taken = new AtomicInteger();

    /** Takes a place, unless as many are taken as there may be. */
    boolean take(OptionalInt limit) {
        if (limit.isEmpty()) {
            taken.incrementAndGet();
            return true;
        }
        int most = limit.getAsInt();
        return taken.getAndUpdate(now -> now < most ? now + 1 : now) < most;
    }

    boolean areTaken(OptionalInt limit) {
        return limit.isPresent() && taken.get() >= limit.getAsInt();
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
