package io.qgateway.accounts.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * q2api's table in the database that is to be ours, where both want the name {@code accounts}. It
 * is renamed, which no database does by halves: to a name that says that its import is not over,
 * and after the import to the name it keeps. Whatever stops the import, it can be run again.
 */
public final class Q2ApiTable {

    /** The name while accounts may still have to be imported. */
    public static final String UNFINISHED = "accounts_q2api_importing";

    /** The name for good. */
    public static final String FINISHED = "accounts_q2api";

    private static final String WANTED = "accounts";
    private static final String SIGN_OF_OURS = "flyway_schema_history";

    private final Connection connection;

    public Q2ApiTable(Connection connection) {
        this.connection = connection;
    }

    /** Whether an import into this database has begun and is not over. */
    public static boolean isUnfinishedIn(Connection connection) throws SQLException {
        return new Q2ApiTable(connection).exists(UNFINISHED);
    }

    /** Reads the accounts without changing anything. */
    public List<Candidate> read(InstantSource clock) throws SQLException {
        return new AccountsTable(clock).read(connection, present().orElseThrow(this::absent));
    }

    /** Makes room for our table. */
    public void setAside() throws SQLException {
        var present = present().orElseThrow(this::absent);
        if (present.equals(UNFINISHED)) {
            return; // By an import that was interrupted.
        }
        if (exists(FINISHED)) {
            throw new NoAccountsException(
                    "Table %s is there already, and so is another one of q2api's: drop or rename %s first"
                            .formatted(FINISHED, FINISHED));
        }
        rename(WANTED, UNFINISHED);
    }

    /** Says that all accounts have been imported. */
    public void finish() throws SQLException {
        rename(UNFINISHED, FINISHED);
    }

    private Optional<String> present() throws SQLException {
        if (exists(UNFINISHED)) {
            return Optional.of(UNFINISHED);
        }
        return exists(WANTED) && !exists(SIGN_OF_OURS) ? Optional.of(WANTED) : Optional.empty();
    }

    private NoAccountsException absent() {
        return new NoAccountsException(
                "This database has no table of q2api's to import in place; to import from another one, use --from");
    }

    private void rename(String from, String to) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table %s rename to %s".formatted(from, to));
        }
    }

    private boolean exists(String table) throws SQLException {
        try (var tables =
                connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
            return tables.next();
        }
    }
}
