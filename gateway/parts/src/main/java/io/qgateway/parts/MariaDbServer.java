package io.qgateway.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** MariaDB as the machine has it, in a directory of its own beside the system's. */
public final class MariaDbServer implements DatabaseServer {

    /** Enough for tests; benchmarks, whose tables are large, set it. */
    private static final String BUFFER_POOL = System.getProperty("mariadb.buffer.pool", "64M");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Path> PLACES =
            Stream.concat(
                            Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin"),
                            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")))
                    .map(Path::of)
                    .toList();

    private final Path directory;
    private final Path program;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private Process process;

    private MariaDbServer(Path program, Path directory) throws IOException {
        this.program = program;
        this.directory = directory;
        this.port = freePort();
        this.process = run();
    }

    /** Starts one, or skips the test that is running where the machine has none. */
    public static MariaDbServer start() {
        var program = find("mariadbd");
        var installer = find("mariadb-install-db");
        if (program.isEmpty() || installer.isEmpty() || find("my_print_defaults").isEmpty()) {
            Part.MARIADB.isMissing(
                    "there is no MariaDB; Debian's packages mariadb-server-core and mariadb-client-core bring it");
        }
        var directory = Directories.temporary("mariadb");
        try {
            install(installer.orElseThrow(), directory);
            var server = new MariaDbServer(program.orElseThrow(), directory);
            server.administer(
                    "/mysql", "create user %s@'%%' identified by '%s'".formatted(USER, PASSWORD));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String newDatabase() {
        String name = "q" + databases.incrementAndGet();
        administer("/mysql", "create database " + name);
        administer("/mysql", "grant all on %s.* to %s".formatted(name, USER));
        return "mysql://%s:%s@127.0.0.1:%d/%s".formatted(USER, PASSWORD, port, name);
    }

    @Override
    public void administer(String url, String sql) {
        try (var connection = connect(url.substring(url.lastIndexOf('/') + 1));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Can't administer MariaDB: " + sql, e);
        }
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void restart() {
        try {
            process = run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        Directories.remove(directory);
    }

    private static Optional<Path> find(String name) {
        return PLACES.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install(Path installer, Path directory) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                installer.toString(),
                                "--no-defaults",
                                "--datadir=" + directory.resolve("data"),
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db"));
        command.addAll(asThisUser());
        var log = directory.resolve("install.log");
        var installation =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (exitCode(installation) != 0) {
            throw new IOException("mariadb-install-db has failed: " + Files.readString(log));
        }
    }

    private Process run() throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                program.toString(),
                                "--no-defaults",
                                "--datadir=" + directory.resolve("data"),
                                "--socket=" + directory.resolve("socket"),
                                "--pid-file=" + directory.resolve("pid"),
                                "--bind-address=127.0.0.1",
                                "--port=" + port,
                                "--skip-name-resolve",
                                "--innodb-buffer-pool-size=" + BUFFER_POOL,
                                "--innodb-flush-log-at-trx-commit=0"));
        command.addAll(asThisUser());
        var log = directory.resolve("server.log");
        var started =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        awaitAnswer(started, log);
        return started;
    }

    /** MariaDB runs as root only if it is told to. */
    private static List<String> asThisUser() {
        String user = System.getProperty("user.name");
        return user.equals("root") ? List.of("--user=root") : List.of();
    }

    private void awaitAnswer(Process started, Path log) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var _ = connect("mysql")) {
                return;
            } catch (SQLException e) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new IOException("MariaDB doesn't answer: " + Files.readString(log), e);
                }
                pause();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, database), "root", "");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
