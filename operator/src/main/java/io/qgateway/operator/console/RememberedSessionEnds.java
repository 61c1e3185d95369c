package io.qgateway.operator.console;

import io.qgateway.console.EndedSessions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sessions that were ended, for as long as this process lives. That is enough: none outlives
 * it, because it signs them with a secret of its own.
 */
final class RememberedSessionEnds implements EndedSessions {

    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final InstantSource clock;

    RememberedSessionEnds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean contains(String id) {
        return ends.containsKey(id);
    }

    @Override
    public void add(String id, Instant until) {
        ends.values().removeIf(end -> end.isBefore(clock.instant()));
        ends.put(id, until);
    }
}
