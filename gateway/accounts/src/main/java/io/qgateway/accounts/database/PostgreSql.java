package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import io.qgateway.accounts.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** PostgreSQL. */
final class PostgreSql implements Product {

    private static final Set<String> LOGIN_REFUSED = Set.of("28P01", "28000");
    private static final String NO_DATABASE = "3D000";
    private static final String NO_ENCRYPTION = "08004";
    // May not, is read-only.
    private static final Set<String> NOT_BY_US = Set.of("42501", "25006");
    // Connections, resources, an administrator's intervention, the system.
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58");

    /** Of whoever migrates; any number that others have no reason to take. */
    private static final long MIGRATION_LOCK = 0x7167_6174_6577_6179L;

    private final DatabaseServer server;
    private final Encryption encryption;

    PostgreSql(DatabaseUrl.PostgreSql url) {
        this.server = url.server();
        this.encryption = url.encryption();
    }

    @Override
    public Vendor vendor() {
        return Vendor.POSTGRESQL;
    }

    @Override
    public String name() {
        return "PostgreSQL at " + server;
    }

    @Override
    public DataSource connections() {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.host()});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(server.database());
        source.setUser(server.user());
        source.setPassword(server.password().map(Secret::value).orElse(null));
        source.setApplicationName("qgateway");
        source.setConnectTimeout(Math.toIntExact(NetworkPool.CONNECT.toSeconds()));
        source.setSocketTimeout(Math.toIntExact(NetworkPool.ANSWER.toSeconds()));
        source.setTcpKeepAlive(true);
        encrypt(source);
        return source;
    }

    @Override
    public Optional<Connection> look() throws SQLException {
        return Optional.of(connections().getConnection());
    }

    @Override
    public void tune(HikariConfig pool) {
        NetworkPool.tune(pool);
    }

    @Override
    public Trouble judge(SQLException problem) {
        String state = Optional.ofNullable(problem.getSQLState()).orElse("");
        if (LOGIN_REFUSED.contains(state)) {
            return refused("does not let user '%s' in".formatted(server.user()), problem);
        }
        if (state.equals(NO_DATABASE)) {
            return new Trouble.Refused(
                    "%s does not exist: create the database, or name another in DATABASE_URL."
                            .formatted(name()));
        }
        if (state.equals(NO_ENCRYPTION) || Causes.ofEncryption(problem)) {
            return refused("can't be spoken to with this sslmode or sslrootcert", problem);
        }
        if (NOT_BY_US.contains(state)) {
            return new Trouble.Away(
                    "%s has no tables of this version yet, and user '%s' can't make them (%s); somebody else has to, or grant it"
                            .formatted(name(), server.user(), problem.getMessage()));
        }
        boolean passing = state.length() == 5 && PASSING.contains(state.substring(0, 2));
        return passing
                ? new Trouble.Away("%s can't be used: %s".formatted(name(), problem.getMessage()))
                : new Trouble.Refused(
                        "%s can't be used: %s".formatted(name(), problem.getMessage()));
    }

    /**
     * Flyway looks at the tables before it takes a lock of its own, and mistakes the first table
     * that another has just made for somebody else's.
     */
    @Override
    public void alone(Runnable work) throws SQLException {
        try (var connection = connections().getConnection();
                var lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, MIGRATION_LOCK);
            lock.execute();
            work.run();
        } // The lock ends with the connection.
    }

    private Trouble refused(String what, SQLException problem) {
        return new Trouble.Refused(
                "%s %s (%s). Correct DATABASE_URL.".formatted(name(), what, problem.getMessage()));
    }

    private void encrypt(PGSimpleDataSource source) {
        source.setSslMode(
                switch (encryption.mode()) {
                    case OFF -> "disable";
                    case IF_POSSIBLE -> "prefer";
                    case REQUIRED -> "require";
                    case TRUSTED -> "verify-ca";
                    case TRUSTED_HOST -> "verify-full";
                });
        var authorities = encryption.authorities();
        if (authorities.isPresent()) {
            source.setSslRootCert(authorities.get().toString());
        } else if (encryption.mode().compareTo(Encryption.Mode.TRUSTED) >= 0) {
            source.setSslfactory(DefaultJavaSSLFactory.class.getName());
        }
    }
}
