package io.qgateway.operator.bench;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.qgateway.operator.Cluster;
import io.qgateway.parts.Database;
import io.qgateway.parts.KubernetesApi;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.bench.Await;
import io.qgateway.simulator.bench.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Measures an operator with many QAccounts on a real API server: how long it takes until each has
 * its first token, what it asks of the API server for that and afterwards, its heap, and how soon
 * it is at rest again after a start. Logins come out of Secrets, one for each account.
 */
public final class ManyAccounts {

    private static final int ACCOUNTS = Integer.getInteger("bench.qaccounts", 10_000);
    private static final int AT_ONCE = 16;
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final String SEALING_KEY = "qMHdmA0ayGpRrGI8NBTTVrdtw6zNGfqo1XIKnQZEwLs=";
    private static final String ACCOUNT =
            """
            apiVersion: qgateway.io/v1alpha1
            kind: QAccount
            metadata: {name: %1$s}
            spec: {auth: {secretRef: {name: %1$s, region: us-east-1}}}
            """;

    private final Path directory;
    private final Cluster cluster;
    private final Simulator simulator;
    private final String database;
    private final StringBuilder report = new StringBuilder();

    private ManyAccounts(Path directory, Cluster cluster, Simulator simulator, String database) {
        this.directory = directory;
        this.cluster = cluster;
        this.simulator = simulator;
        this.database = database;
    }

    /** Runs it; the jar and where to write are in the system properties {@code bench.*}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var directory =
                Files.createTempDirectory(
                        Files.createDirectories(Path.of(System.getProperty("bench.directory"))),
                        "operator-");
        try (var cluster = Cluster.withNamespace();
                var simulator = Simulator.start()) {
            new ManyAccounts(directory, cluster, simulator, Database.POSTGRES.newUrl()).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        create();
        var before = ApiCalls.counted(cluster.client());
        try (var operator = start()) {
            long started = System.nanoTime();
            Await.until(LONG, "a token for each", () -> tokens() == ACCOUNTS);
            say(
                    "Each of %,d QAccounts has its first token after %,d s.%n",
                    ACCOUNTS, since(started));
            awaitRest();
            var calls = ApiCalls.counted(cluster.client()).since(before);
            say(
                    "Calls to the API server: %s; %.2f writes for each account.%n",
                    calls.counts(), (double) calls.writes() / ACCOUNTS);
            rest(operator);
        }
        try (var operator = start()) {
            long started = System.nanoTime();
            awaitRest();
            say(
                    "Started again, it is at rest after %,d s, and has used %.0f s of processor time.%n",
                    since(started), operator.cpuSeconds());
            rest(operator);
        }
        Files.writeString(directory.resolveSibling("operator.md"), report);
    }

    private void create() {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            IntStream.range(0, ACCOUNTS).forEach(number -> threads.execute(() -> create(number)));
        }
    }

    private void create(int number) {
        var name = "account-%05d".formatted(number);
        var login = simulator.createAccount(name);
        cluster.client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .endMetadata()
                                .withStringData(
                                        Map.of(
                                                "clientId", login.clientId(),
                                                "clientSecret", login.clientSecret(),
                                                "refreshToken", login.refreshToken()))
                                .build())
                .inNamespace(cluster.namespace())
                .create();
        cluster.client()
                .resource(Cluster.resource(ACCOUNT.formatted(name)))
                .inNamespace(cluster.namespace())
                .create();
    }

    private JavaProcess start() throws IOException, InterruptedException {
        int port = JavaProcess.freePort();
        var process =
                JavaProcess.start(
                        directory,
                        Map.of(
                                "DATABASE_URL", database,
                                "HOST", "127.0.0.1",
                                "KUBECONFIG", kubeconfig().toString(),
                                "PORT", String.valueOf(port),
                                "QGATEWAY_LEADER_ELECTION", "false",
                                "QGATEWAY_OIDC_ENDPOINT", simulator.endpoint().toString(),
                                "QGATEWAY_SEALING_KEY", SEALING_KEY,
                                "QGATEWAY_UPSTREAM_ENDPOINT", simulator.endpoint().toString(),
                                "QGATEWAY_WATCH_NAMESPACES", cluster.namespace()),
                        List.of(
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-jar",
                                System.getProperty("bench.operator")));
        process.awaitPort(port);
        return process;
    }

    private Path kubeconfig() throws IOException {
        return Files.writeString(
                directory.resolve("kubeconfig"), KubernetesApi.shared().kubeconfig());
    }

    /** Until it has asked for no single object for ten seconds. */
    private void awaitRest() throws InterruptedException {
        var last = new long[] {-1, System.nanoTime()};
        Await.until(
                LONG,
                "an end of the asking",
                () -> {
                    long calls = ApiCalls.counted(cluster.client()).withoutLists();
                    if (calls != last[0]) {
                        last[0] = calls;
                        last[1] = System.nanoTime();
                    }
                    return since(last[1]) >= 10;
                });
    }

    private void rest(JavaProcess operator) throws IOException, InterruptedException {
        var before = ApiCalls.counted(cluster.client());
        double used = operator.cpuSeconds();
        Thread.sleep(REST);
        var calls = ApiCalls.counted(cluster.client()).since(before);
        say(
                "A minute at rest: calls %s, %.1f s of processor time; heap %d MB after a collection, of 512 MB; resident %d MB.%n",
                calls.counts(),
                operator.cpuSeconds() - used,
                operator.liveHeapBytes() >> 20,
                operator.residentBytes() >> 20);
    }

    /** How many accounts gateways could send requests through. */
    private int tokens() {
        var url = URI.create(database);
        var login = url.getUserInfo().split(":", 2);
        var address =
                "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), url.getPort(), url.getPath());
        try (var connection = DriverManager.getConnection(address, login[0], login[1]);
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                "select count(*) from accounts where accessToken is not null")) {
            return result.next() ? result.getInt(1) : 0;
        } catch (SQLException notYet) {
            return 0;
        }
    }

    private static long since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private void say(String format, Object... values) {
        var text = format.formatted(values);
        System.out.print(text);
        report.append(text).append('\n');
    }
}
