package io.qgateway.accounts.database;

import io.qgateway.accounts.StartRefusedException;
import java.util.Arrays;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Brings the tables up to this program's version. A version of the tables serves the program before
 * it as well, so that programs can be replaced one after another; so tables may be one version
 * ahead, and no more.
 */
final class Migrations {

    /** What tells our tables from those of q2api, which have the same names. */
    static final String HISTORY = "flyway_schema_history";

    private final String[] locations;

    Migrations(String... locations) {
        this.locations = locations;
    }

    /** Safe while others do the same: one at a time does. */
    void bringUpToDate(DataSource database, String name) {
        var flyway = flyway(database);
        refuseTooNew(flyway.info(), name);
        flyway.migrate();
    }

    /**
     * Changes nothing.
     *
     * @throws TablesMissingException if they are older than this program's version, or not there
     */
    void requireUpToDate(DataSource database, String name) {
        var info = flyway(database).info();
        refuseTooNew(info, name);
        if (info.pending().length > 0) {
            throw new TablesMissingException(
                    "%s has no tables of this version yet; the operator makes them when it starts"
                            .formatted(name));
        }
    }

    private Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .table(HISTORY)
                .locations(locations)
                // What else is in there, as q2api's table under its new name, is not ours.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private static void refuseTooNew(MigrationInfoService info, String name) {
        long known = newest(info, migration -> migration.getState().isResolved());
        long applied = newest(info, migration -> migration.getState().isApplied());
        if (applied > known + 1) {
            throw new StartRefusedException(
                    "The tables in %s are of version %d, made by a newer qgateway; this one knows version %d and works with the next one at most. Start a newer qgateway."
                            .formatted(name, applied, known));
        }
    }

    private static long newest(MigrationInfoService info, Predicate<MigrationInfo> which) {
        return Arrays.stream(info.all())
                .filter(which)
                .mapToLong(migration -> Long.parseLong(migration.getVersion().getVersion()))
                .max()
                .orElse(0);
    }
}
