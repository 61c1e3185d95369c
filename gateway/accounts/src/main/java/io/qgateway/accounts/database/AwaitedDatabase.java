package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.qgateway.accounts.StartRefusedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The database of the accounts. It is opened at the start if it can be; a server that is away is
 * waited for in the background, and until it is there nobody gets a connection. What somebody has
 * to put right stops the start. May be shared by all threads.
 */
public final class AwaitedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AwaitedDatabase.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Product product;
    private final Preparation preparation;
    private final boolean readOnly;
    private final Gate gate = new Gate();
    private final List<Consumer<DataSource>> conditions = new CopyOnWriteArrayList<>();
    private volatile Optional<String> reason = Optional.empty();
    private @Nullable HikariDataSource pool;
    private @Nullable Thread waiting;

    private AwaitedDatabase(Product product, Preparation preparation, boolean readOnly) {
        this.product = product;
        this.preparation = preparation;
        this.readOnly = readOnly;
    }

    /**
     * Opens it, or finds that it has to be waited for.
     *
     * @throws StartRefusedException when waiting would not help
     */
    static AwaitedDatabase open(Product product) {
        return open(product, new Migrations(product.vendor().migrations()));
    }

    static AwaitedDatabase open(Product product, Migrations migrations) {
        return opened(
                new AwaitedDatabase(
                        product,
                        connections ->
                                product.alone(() ->
                                        migrations.bringUpToDate(connections, product.name())),
                        false));
    }

    /**
     * The same for whoever only reads: the tables are waited for as the server is, until somebody
     * else has made them.
     */
    static AwaitedDatabase openToRead(Product product) {
        var migrations = new Migrations(product.vendor().migrations());
        return opened(
                new AwaitedDatabase(
                        product,
                        connections -> migrations.requireUpToDate(connections, product.name()),
                        true));
    }

    private static AwaitedDatabase opened(AwaitedDatabase database) {
        switch (database.attempt()) {
            case null -> {}
            case Trouble.Away(var sentence) ->
                    log.warn("{}. It is tried again; until then nothing is served.", sentence);
            case Trouble.Refused(var sentence) -> {
                database.close();
                throw new StartRefusedException(sentence);
            }
        }
        return database;
    }

    /** Its connections; asking for one fails until it is open. */
    public DataSource dataSource() {
        return gate;
    }

    public Vendor vendor() {
        return product.vendor();
    }

    public boolean isOpen() {
        return gate.isOpen();
    }

    /** Why it is not open yet, if it isn't. */
    public Optional<String> reason() {
        return reason;
    }

    /**
     * Has something looked at: now, or before the database is opened.
     *
     * @param condition refuses what it finds by a {@link StartRefusedException}
     */
    public void require(Consumer<DataSource> condition) {
        if (isOpen()) {
            condition.accept(gate);
        } else {
            conditions.add(condition);
        }
    }

    /** Goes on trying in the background, if it is not open yet. */
    synchronized void startWaiting() {
        if (!isOpen() && waiting == null) {
            waiting = Thread.ofVirtual().name("await-database").start(this::await);
        }
    }

    @Override
    public synchronized void close() {
        if (waiting != null) {
            waiting.interrupt();
        }
        if (pool != null) {
            pool.close();
        }
        product.close();
    }

    /** Connections beside the pool, for whoever keeps one for long. */
    DataSource unpooled() {
        return product.connections();
    }

    private void await() {
        var pause = Duration.ofSeconds(1);
        try {
            while (!isOpen()) {
                Thread.sleep(pause);
                pause = Duration.ofMillis(Math.min(2 * pause.toMillis(), LONGEST_PAUSE.toMillis()));
                tellChange(reason, attempt());
            }
        } catch (InterruptedException _) {
            log.debug("Nobody waits for the database any more");
        }
    }

    private void tellChange(Optional<String> before, @Nullable Trouble trouble) {
        if (trouble == null) {
            log.info("{} is open", product.name());
        } else if (!before.equals(Optional.of(trouble.sentence()))) {
            log.warn("{}. It is tried again.", trouble.sentence());
        }
    }

    /** Returns what is in the way, or nothing when it is open. */
    private @Nullable Trouble attempt() {
        var trouble = obstacle();
        reason = Optional.ofNullable(trouble).map(Trouble::sentence);
        reason.ifPresent(gate::shut);
        if (trouble == null) {
            openGate();
        }
        return trouble;
    }

    private @Nullable Trouble obstacle() {
        try {
            refuseForeignTables();
            var connections = product.connections();
            preparation.prepare(connections);
            conditions.forEach(condition -> condition.accept(connections));
            return null;
        } catch (StartRefusedException e) {
            return new Trouble.Refused(String.valueOf(e.getMessage()));
        } catch (TablesMissingException e) {
            return new Trouble.Away(String.valueOf(e.getMessage()));
        } catch (SQLException | FlywayException | DataAccessException e) {
            return Causes.sql(e)
                    .map(this::judge)
                    .orElseGet(() -> new Trouble.Refused(notUpToDate(e)));
        }
    }

    /** Whoever only reads may come before somebody else has made its user. */
    private Trouble judge(SQLException problem) {
        var trouble = product.judge(problem);
        return readOnly ? new Trouble.Away(trouble.sentence()) : trouble;
    }

    private String notUpToDate(Exception problem) {
        return "Can't bring the tables in %s up to date: %s"
                .formatted(product.name(), problem.getMessage());
    }

    /** q2api keeps its accounts in a table of the same name. */
    private void refuseForeignTables() throws SQLException {
        var looked = product.look();
        if (looked.isEmpty()) {
            return;
        }
        try (var connection = looked.get()) {
            if (hasTable(connection, "accounts") && !hasTable(connection, Migrations.HISTORY)) {
                throw new StartRefusedException(
                        "%s has a table 'accounts' that qgateway did not make, probably q2api's. It is left alone. To take its accounts over, stop q2api and run: java -jar qgateway.jar accounts import --in-place"
                                .formatted(product.name()));
            }
        }
    }

    private static boolean hasTable(Connection connection, String name) throws SQLException {
        try (ResultSet tables =
                connection
                        .getMetaData()
                        .getTables(
                                connection.getCatalog(),
                                connection.getSchema(),
                                name,
                                new String[] {"TABLE"})) {
            return tables.next();
        }
    }

    private synchronized void openGate() {
        var config = new HikariConfig();
        config.setPoolName("accounts");
        config.setDataSource(product.connections());
        config.setInitializationFailTimeout(-1);
        config.setReadOnly(readOnly);
        product.tune(config);
        pool = new HikariDataSource(config);
        gate.open(pool);
    }

    /** Sees to it that the tables are what this program expects. */
    @FunctionalInterface
    private interface Preparation {

        void prepare(DataSource connections) throws SQLException;
    }
}
