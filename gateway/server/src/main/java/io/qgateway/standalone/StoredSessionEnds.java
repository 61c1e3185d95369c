package io.qgateway.standalone;

import io.qgateway.accounts.session.EndedSessionTable;
import io.qgateway.console.EndedSessions;
import java.time.Instant;

/** The sessions that were ended, as this gateway's database knows them. */
record StoredSessionEnds(EndedSessionTable table) implements EndedSessions {

    @Override
    public boolean contains(String id) {
        return table.contains(id);
    }

    @Override
    public void add(String id, Instant until) {
        table.add(id, until);
    }
}
