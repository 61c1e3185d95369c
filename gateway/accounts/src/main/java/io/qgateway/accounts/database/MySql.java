package io.qgateway.accounts.database;

import com.zaxxer.hikari.HikariConfig;
import io.qgateway.accounts.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** MySQL 8 or MariaDB. */
final class MySql implements Product {

    private static final Set<Integer> LOGIN_REFUSED = Set.of(1044, 1045, 1698);
    private static final int NO_DATABASE = 1049;
    // May not, is read-only.
    private static final Set<Integer> NOT_BY_US = Set.of(1142, 1227, 1290, 1792, 1836);
    private static final String CONNECTION = "08";

    private final DatabaseServer server;
    private final Encryption encryption;

    MySql(DatabaseUrl.MySql url) {
        this.server = url.server();
        this.encryption = url.encryption();
    }

    @Override
    public Vendor vendor() {
        return Vendor.MYSQL;
    }

    @Override
    public String name() {
        return "MySQL at " + server;
    }

    @Override
    public DataSource connections() {
        try {
            var source = new MariaDbDataSource(url());
            source.setUser(server.user());
            source.setPassword(server.password().map(Secret::value).orElse(""));
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException("Not a URL for MySQL", e);
        }
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
        if (LOGIN_REFUSED.contains(problem.getErrorCode())) {
            return refused("does not let user '%s' in".formatted(server.user()), problem);
        }
        if (problem.getErrorCode() == NO_DATABASE) {
            return new Trouble.Refused(
                    "%s does not exist: create the database, or name another in DATABASE_URL."
                            .formatted(name()));
        }
        if (Causes.ofEncryption(problem) || lacksEncryption(problem)) {
            return refused("can't be spoken to with this ssl, ssl-mode or ssl-ca", problem);
        }
        if (NOT_BY_US.contains(problem.getErrorCode())) {
            return new Trouble.Away(
                    "%s has no tables of this version yet, and user '%s' can't make them (%s); somebody else has to, or grant it"
                            .formatted(name(), server.user(), problem.getMessage()));
        }
        return state.startsWith(CONNECTION)
                ? new Trouble.Away("%s can't be used: %s".formatted(name(), problem.getMessage()))
                : new Trouble.Refused(
                        "%s can't be used: %s".formatted(name(), problem.getMessage()));
    }

    /** Without transactions around tables, Flyway would find the half of what another has made. */
    @Override
    public void alone(Runnable work) throws SQLException {
        try (var connection = connections().getConnection();
                var lock = connection.prepareStatement("select get_lock(?, ?)")) {
            lock.setString(1, "qgateway migrates " + Integer.toHexString(name().hashCode()));
            lock.setLong(2, NetworkPool.ANSWER.toSeconds() / 2);
            try (var result = lock.executeQuery()) {
                if (!result.next() || result.getInt(1) != 1) {
                    throw new SQLTransientConnectionException(
                            "another process has been migrating for a while", CONNECTION);
                }
            }
            work.run();
        } // The lock ends with the connection.
    }

    /** The driver tells this by its message alone. */
    private static boolean lacksEncryption(SQLException problem) {
        return String.valueOf(problem.getMessage()).contains("ssl not enabled");
    }

    private Trouble refused(String what, SQLException problem) {
        return new Trouble.Refused(
                "%s %s (%s). Correct DATABASE_URL.".formatted(name(), what, problem.getMessage()));
    }

    /** Without a login. In strict mode the server refuses what it can't store as it is. */
    private String url() {
        return "jdbc:mariadb://%s/%s?sslMode=%s%s&allowPublicKeyRetrieval=true&connectTimeout=%d&socketTimeout=%d&sessionVariables=sql_mode='TRADITIONAL'"
                .formatted(
                        server.address(),
                        URLEncoder.encode(server.database(), StandardCharsets.UTF_8),
                        sslMode(),
                        encryption.authorities().map(MySql::serverSslCert).orElse(""),
                        NetworkPool.CONNECT.toMillis(),
                        NetworkPool.ANSWER.toMillis());
    }

    private static String serverSslCert(Path authorities) {
        return "&serverSslCert=" + authorities;
    }

    private String sslMode() {
        return switch (encryption.mode()) {
            case OFF, IF_POSSIBLE -> "disable";
            case REQUIRED -> "trust";
            case TRUSTED -> "verify-ca";
            case TRUSTED_HOST -> "verify-full";
        };
    }
}
