package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.qgateway.accounts.StartRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The embedded database: the file {@code data.sqlite3} in a directory. */
final class SqliteDatabase {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
    // One writes at a time; the others read.
    private static final int CONNECTIONS = 4;
    private static final String OURS = "flyway_schema_history";

    private final Path file;

    SqliteDatabase(Path directory) {
        this.file = directory.toAbsolutePath().normalize().resolve("data.sqlite3");
    }

    /** Opens the database, with its tables as this version wants them. */
    HikariDataSource open() {
        refuseForeignTables();
        var dataSource = connect();
        try {
            migrate(dataSource);
            return dataSource;
        } catch (StartRefusedException e) {
            dataSource.close();
            throw e;
        }
    }

    /**
     * Looks at the file without leaving a trace: q2api keeps its accounts in a table and a file of
     * the same names.
     */
    private void refuseForeignTables() {
        if (Files.notExists(file)) {
            return;
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        try (var connection = source(config).getConnection()) {
            if (hasTable(connection, "accounts") && !hasTable(connection, OURS)) {
                throw new StartRefusedException(
                        "%s has a table 'accounts' that qgateway did not make, probably q2api's. It is left alone. To take its accounts over, stop q2api and run: java -jar qgateway.jar accounts import --in-place"
                                .formatted(file));
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
            return tables.next();
        }
    }

    private HikariDataSource connect() {
        var pool = new HikariConfig();
        pool.setPoolName("sqlite");
        pool.setDataSource(source(ours()));
        pool.setMaximumPoolSize(CONNECTIONS);
        try {
            return new HikariDataSource(pool);
        } catch (PoolInitializationException e) {
            throw unusable(e);
        }
    }

    private static SQLiteConfig ours() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A refresh token that may be used once must outlive a power cut.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
        // A transaction that first reads and then wants to write would not wait its turn.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return config;
    }

    private void migrate(HikariDataSource dataSource) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .table(OURS)
                    // What else is in there, as q2api's table under its new name, is not ours.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .locations("classpath:db/migration/sqlite")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StartRefusedException(
                    "Can't bring the tables in %s up to date: %s".formatted(file, e.getMessage()),
                    e);
        }
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private StartRefusedException unusable(Exception cause) {
        return new StartRefusedException(
                "Can't use %s as an SQLite database: %s".formatted(file, cause.getMessage()),
                cause);
    }
}
