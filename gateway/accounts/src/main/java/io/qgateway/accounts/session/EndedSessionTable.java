package io.qgateway.accounts.session;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sessions that were ended before their time. Those that ended by themselves need no row, so
 * the table stays small. May be shared by all threads.
 */
public final class EndedSessionTable {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    public EndedSessionTable(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean contains(String id) {
        return jdbc.sql("select 1 from ended_sessions where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Ends a session.
     *
     * @param until when it would have ended anyway and is forgotten
     */
    public void add(String id, Instant until) {
        try {
            jdbc.sql("insert into ended_sessions (id, ends_at) values (:id, :until)")
                    .param("id", id)
                    .param("until", until.toEpochMilli())
                    .update();
        } catch (DuplicateKeyException _) {
            // Twice is as good as once.
        }
        jdbc.sql("delete from ended_sessions where ends_at < :now")
                .param("now", clock.millis())
                .update();
    }
}
