package io.qgateway.console;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers ended sessions for as long as a test. */
final class InMemoryEndedSessions implements EndedSessions {

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public boolean contains(String id) {
        return ids.contains(id);
    }

    @Override
    public void add(String id, Instant until) {
        ids.add(id);
    }
}
