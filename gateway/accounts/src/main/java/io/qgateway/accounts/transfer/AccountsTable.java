package io.qgateway.accounts.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Reads q2api's accounts out of a table of any of the databases it supports. */
public final class AccountsTable {

    private static final int ROWS_AT_ONCE = 500;
    private static final String ONLY_OURS = "generation";

    private final InstantSource clock;

    public AccountsTable(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads all rows, the oldest first.
     *
     * @param table a name of this program's own, never one from outside
     */
    public List<Candidate> read(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (var rows =
                    statement.executeQuery("select * from " + table + " order by created_at, id")) {
                return candidates(rows);
            }
        }
    }

    private List<Candidate> candidates(ResultSet rows) throws SQLException {
        refuseOurs(rows.getMetaData());
        var candidates = new ArrayList<Candidate>();
        while (rows.next()) {
            candidates.add(fields(rows).candidate(candidates.size() + 1));
        }
        return candidates;
    }

    /** Our own table looks like q2api's, but its secrets are sealed. */
    private static void refuseOurs(ResultSetMetaData columns) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equalsIgnoreCase(ONLY_OURS)) {
                throw new NoAccountsException(
                        "This is a database of qgateway, where secrets are sealed: take the accounts out with `accounts export --with-secrets`, and import that file");
            }
        }
    }

    private AccountFields fields(ResultSet row) throws SQLException {
        var fields = new AccountFields(clock.instant());
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            fields.put(columns.getColumnLabel(i), row.getObject(i));
        }
        return fields;
    }
}
