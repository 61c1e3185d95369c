package io.qgateway.simulator.chat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The beginnings of an account's prompts that the service keeps for a while: up to each cache point
 * that a request had. May be shared by all threads.
 */
public final class PromptCache {

    static final long SHORTEST = 1_024;

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /**
     * What a request found and left in the cache, in tokens.
     *
     * @param read the longest beginning that was there
     * @param written what its last cache point adds to it
     */
    record Use(long read, long written) {}

    private final LongSupplier nanoTime;
    private final Map<String, Long> ends = new HashMap<>();

    public PromptCache() {
        this(System::nanoTime);
    }

    PromptCache(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Looks a request up, and keeps it. */
    synchronized Use use(ChatRequest request) {
        var now = nanoTime.getAsLong();
        ends.values().removeIf(end -> end - now <= 0);
        long read = 0;
        long last = 0;
        for (var beginning : CachePoints.beginnings(request)) {
            if (beginning.tokens() >= SHORTEST) {
                read = ends.containsKey(beginning.digest()) ? beginning.tokens() : read;
                last = beginning.tokens();
                ends.put(beginning.digest(), now + LIFETIME.toNanos());
            }
        }
        return new Use(read, last - read);
    }
}
