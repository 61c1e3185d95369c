package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The embedded database: the file {@code data.sqlite3} in a directory. */
final class Sqlite implements Product {

    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(10);
    // One writes at a time; the others read.
    private static final int CONNECTIONS = 4;

    /** For each connection: an index of a hundred thousand accounts. Negative, because in KB. */
    private static final int CACHE = -16_000;

    private final DirectoryLock lock;
    private final Path file;

    /** Takes the lock for its own. */
    Sqlite(DirectoryLock lock) {
        this.lock = lock;
        this.file = lock.directory().toAbsolutePath().normalize().resolve("data.sqlite3");
    }

    @Override
    public Vendor vendor() {
        return Vendor.SQLITE;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public DataSource connections() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        // A refresh token that may be used once must outlive a power cut.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(Math.toIntExact(BUSY_TIMEOUT.toMillis()));
        // A transaction that first reads and then wants to write would not wait its turn.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setCacheSize(CACHE);
        return source(config);
    }

    @Override
    public Optional<Connection> look() throws SQLException {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return Optional.of(source(config).getConnection());
    }

    @Override
    public void tune(HikariConfig pool) {
        pool.setMaximumPoolSize(CONNECTIONS);
    }

    @Override
    public Trouble judge(SQLException problem) {
        return new Trouble.Refused(
                "Can't use %s as an SQLite database: %s".formatted(file, problem.getMessage()));
    }

    @Override
    public void close() {
        lock.close();
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
