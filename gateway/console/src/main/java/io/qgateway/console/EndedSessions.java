package io.qgateway.console;

import java.time.Instant;

/**
 * Remembers, for all replicas, the sessions that were ended before their time. May be shared by all
 * threads, and may block.
 */
public interface EndedSessions {

    boolean contains(String id);

    /**
     * Ends a session.
     *
     * @param until when it would have ended anyway and may be forgotten
     */
    void add(String id, Instant until);
}
