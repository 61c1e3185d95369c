package io.qgateway.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** PostgreSQL from the binaries that Maven brings. Its users log in with a password. */
public final class PostgresServer implements DatabaseServer {

    private final Path directory;
    private final AtomicInteger databases = new AtomicInteger();
    private final int port;
    private EmbeddedPostgres process;

    private PostgresServer(Path directory) throws IOException {
        this.directory = directory;
        this.process = run(directory, 0);
        this.port = process.getPort();
    }

    /** Starts one, or skips the test that is running where that is not possible. */
    public static PostgresServer start() {
        try {
            var server = new PostgresServer(Directories.temporary("postgres"));
            server.askForPasswords();
            return server;
        } catch (IOException | IllegalStateException e) {
            Part.POSTGRES.isMissing("PostgreSQL does not start here: " + e);
            throw new AssertionError("Not reached", e);
        }
    }

    @Override
    public String newDatabase() {
        String name = "q" + databases.incrementAndGet();
        administer("postgres", "create database " + name + " owner " + USER);
        return "postgres://%s:%s@127.0.0.1:%d/%s".formatted(USER, PASSWORD, port, name);
    }

    @Override
    public void administer(String url, String sql) {
        String database = url.substring(url.lastIndexOf('/') + 1);
        try (var connection =
                        DriverManager.getConnection(process.getJdbcUrl("postgres", database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Can't administer PostgreSQL: " + sql, e);
        }
    }

    @Override
    public void stop() {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void restart() {
        try {
            process = run(directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        Directories.remove(directory);
    }

    private static EmbeddedPostgres run(Path directory, int port) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "100");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private void askForPasswords() throws IOException {
        administer(
                "postgres",
                "create role %s createrole login password '%s'".formatted(USER, PASSWORD));
        var rules = directory.resolve("data/pg_hba.conf");
        Files.writeString(
                rules,
                "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
                        + Files.readString(rules));
        administer("postgres", "select pg_reload_conf()");
    }
}
