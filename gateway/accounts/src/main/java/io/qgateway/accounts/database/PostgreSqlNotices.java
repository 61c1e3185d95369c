package io.qgateway.accounts.database;

import io.qgateway.accounts.ChangeNotices;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's NOTIFY, heard on a connection that is kept for it. */
final class PostgreSqlNotices implements ChangeNotices {

    private static final Logger log = LoggerFactory.getLogger(PostgreSqlNotices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // However many changes there are: the listener reads all of them at once.
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(250);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final DataSource database;
    private @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    /**
     * @param database gives connections that are not pooled
     */
    PostgreSqlNotices(DataSource database) {
        this.database = database;
    }

    @Override
    public synchronized void listen(Runnable listener) {
        thread = Thread.ofVirtual().name("change-notices").start(() -> listenOn(listener));
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
            closeQuietly(connection); // Which ends the wait on it.
        }
    }

    private void listenOn(Runnable listener) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                listenOnce(listener);
                Thread.sleep(AFTER_A_FAILURE);
            }
        } catch (InterruptedException _) {
            log.debug("Nobody listens for changes any more");
        }
    }

    /** Returns when the connection has failed. */
    private void listenOnce(Runnable listener) throws InterruptedException {
        try (var opened = database.getConnection();
                var statement = opened.createStatement()) {
            connection = opened;
            statement.execute("listen " + Vendor.CHANNEL);
            listener.run(); // What was missed until now.
            hear(opened.unwrap(PGConnection.class), listener);
        } catch (SQLException e) {
            log.debug("No notices of changes for now: {}", e.getMessage());
        }
    }

    private static void hear(PGConnection connection, Runnable listener)
            throws SQLException, InterruptedException {
        while (true) {
            var notices = connection.getNotifications(Math.toIntExact(PATIENCE.toMillis()));
            if (notices != null && notices.length > 0) {
                listener.run();
                Thread.sleep(AT_MOST_EVERY);
            }
        }
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            log.debug("It was closed already", e);
        }
    }
}
