package io.qgateway.standalone;

import io.qgateway.accounts.StartRefusedException;
import io.qgateway.accounts.database.UnopenedDatabase;
import io.qgateway.accounts.transfer.Candidate;
import io.qgateway.accounts.transfer.ImportPlan;
import io.qgateway.accounts.transfer.ImportReport;
import io.qgateway.accounts.transfer.OnDuplicate;
import io.qgateway.accounts.transfer.Q2ApiTable;
import io.qgateway.settings.Settings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** The database of the settings while it is still q2api's, and how it becomes ours. */
public final class Q2ApiDatabase {

    private final Settings settings;
    private final Path directory;
    private final InstantSource clock;

    public Q2ApiDatabase(Settings settings, Path directory, InstantSource clock) {
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
    }

    /** Reads the accounts and changes nothing. */
    public List<Candidate> read() {
        return inTable(table -> table.read(clock));
    }

    /** What {@link #bringIn} would do. */
    public ImportReport rehearse(OnDuplicate policy) {
        return ImportPlan.of(read(), List.of(), policy).report();
    }

    /** Puts q2api's table aside, makes ours, and imports from one into the other. */
    public ImportReport bringIn(OnDuplicate policy) {
        List<Candidate> candidates =
                inTable(table -> {
                    table.setAside();
                    return table.read(clock);
                });
        ImportReport report;
        try (var database = AccountsDatabase.open(settings, directory, clock)) {
            report = database.transfer().bringIn(candidates, policy);
        }
        inTable(table -> {
            table.finish();
            return true;
        });
        return report;
    }

    /**
     * Lets nobody take a database for whole into which accounts are still to be imported.
     *
     * @throws StartRefusedException if it is one
     */
    static void refuseUnfinished(DataSource database) {
        try (var connection = database.getConnection()) {
            if (Q2ApiTable.isUnfinishedIn(connection)) {
                throw new StartRefusedException(
                        "An import of q2api's accounts was interrupted. Finish it: java -jar qgateway.jar accounts import --in-place");
            }
        } catch (SQLException e) {
            throw new StartRefusedException("Can't use the database: " + e.getMessage(), e);
        }
    }

    private interface Work<T> {

        T on(Q2ApiTable table) throws SQLException;
    }

    private <T> T inTable(Work<T> work) {
        try (var database = UnopenedDatabase.of(settings.database(), directory.toAbsolutePath())) {
            return inTableOf(database, work);
        }
    }

    private static <T> T inTableOf(UnopenedDatabase database, Work<T> work) {
        try (var connection = database.connect()) {
            return work.on(new Q2ApiTable(connection));
        } catch (SQLException e) {
            throw new StartRefusedException(database.explain(e), e);
        }
    }
}
