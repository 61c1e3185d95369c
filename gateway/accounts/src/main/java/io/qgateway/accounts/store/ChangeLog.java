package io.qgateway.accounts.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells gateways which accounts to look at again. It keeps the last entry of each account, so that
 * it doesn't grow with time.
 */
final class ChangeLog {

    /** An entry: where it stands, and what it is about. */
    record Entry(long sequence, String accountId, boolean deleted) {}

    private final JdbcClient jdbc;

    ChangeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Belongs in the transaction of the change itself. */
    void changed(String accountId) {
        append(accountId, false);
    }

    void deleted(String accountId) {
        append(accountId, true);
    }

    long sequence() {
        return jdbc.sql("select coalesce(max(sequence), 0) from account_changes")
                .query(Long.class)
                .single();
    }

    List<Entry> since(long sequence) {
        return jdbc.sql(
                        """
                        select sequence, account_id, deleted from account_changes
                        where sequence > :sequence order by sequence
                        """)
                .param("sequence", sequence)
                .query((row, _) ->
                        new Entry(
                                row.getLong("sequence"),
                                row.getString("account_id"),
                                row.getBoolean("deleted")))
                .list();
    }

    private void append(String accountId, boolean deleted) {
        jdbc.sql("delete from account_changes where account_id = :id")
                .param("id", accountId)
                .update();
        jdbc.sql("insert into account_changes (account_id, deleted) values (:id, :deleted)")
                .param("id", accountId)
                .param("deleted", deleted)
                .update();
    }
}
