package io.qgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.dsl.Resource;
import io.qgateway.accounts.refresh.RefreshPoint;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountStatus;
import io.qgateway.parts.ChildJvm;
import io.qgateway.parts.Database;
import io.qgateway.parts.KubernetesApi;
import io.qgateway.parts.Passage;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import io.qgateway.simulator.idp.ErrorForm;
import io.qgateway.simulator.idp.IdpSettings;
import io.qgateway.simulator.idp.RotationMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Operators in processes of their own that are killed in the middle of a refresh, or lose the API
 * server there, while the identity provider ends a login whose refresh token comes twice.
 */
class OperatorDeathIT {

    private static final Path PAGE = Path.of("../docs/operations/refresh.md");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration OUTAGE = Duration.ofMinutes(2);
    private static final int KILLED = 137;
    private static final int LED_NO_MORE = 1;

    @TempDir Path directory;
    private Cluster cluster;
    private String database;

    // Each test has its own.
    @SuppressWarnings("NullAway.Init")
    private Simulator simulator;

    /** Where a process dies: the points of the page. */
    enum Point {
        CLAIMED,
        SENT,
        ANSWERED,
        PERSISTED
    }

    @BeforeEach
    void open() {
        cluster = Cluster.withNamespace();
        database = Database.POSTGRES.newUrl();
    }

    @AfterEach
    void close() {
        if (simulator != null) {
            simulator.close();
        }
        cluster.close();
    }

    @ParameterizedTest
    @EnumSource
    void theAccountDoesWhatThePageSays(Point point) throws Exception {
        startSimulator(point == Point.SENT ? SLOW : Duration.ZERO);
        logIn();

        kill(point);

        try (var operator = StartedOperator.start(cluster, database, simulator.endpoint())) {
            if (outcome(point).equals("answers")) {
                awaitStatus(status -> isReady(status) && generation(status) > 1);
                assertThat(simulator.counters().refreshTokenReuses()).isZero();
            } else {
                awaitStatus(status -> reason(status).equals(outcome(point)));
                assertThat(operator.row(uid()).orElseThrow().servesAt(Instant.now())).isTrue();
            }
        }
    }

    private void kill(Point point) throws Exception {
        var dyingAt =
                point == Point.SENT ? RefreshPoint.PERSISTED : RefreshPoint.valueOf(point.name());
        var process = operator(dyingAt, true, KubernetesApi.shared().kubeconfig());
        askForRefresh();
        if (point == Point.SENT) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            simulator.findAccount("a").orElseThrow().counters().refreshes() == 1);
            process.destroyForcibly();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    /** It has lost the Lease as well, and ends, but not with a token that nobody else has. */
    @Test
    void aTokenOutlivesTwoMinutesWithoutTheApiServer() throws Exception {
        var server = Cluster.config().getMasterUrl();
        assumeThat(server).as("An API server elsewhere can't be cut off").contains("127.0.0.1");
        startSimulator(Duration.ZERO);
        logIn();
        try (var passage = Passage.to(server)) {
            passage.mend();
            var kubeconfig =
                    KubernetesApi.shared()
                            .kubeconfig()
                            .replace(plain(server), plain(passage.through(server)));
            var process = operator(RefreshPoint.ANSWERED, false, kubeconfig);
            askForRefresh();
            awaitSaying(process, RefreshPoint.ANSWERED);

            passage.cut();
            Thread.sleep(OUTAGE);
            assertThat(process.isAlive()).isTrue();
            assertThat(generation(status())).isEqualTo(1);
            passage.mend();

            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(LED_NO_MORE);
        }
        try (var _ = StartedOperator.start(cluster, database, simulator.endpoint())) {
            awaitStatus(status -> isReady(status) && generation(status) >= 2);
            long kept = generation(status());
            askForRefresh();
            awaitStatus(status -> isReady(status) && generation(status) > kept);
        }
        assertThat(simulator.counters().refreshTokenReuses()).isZero();
    }

    private static String plain(String url) {
        return url.replaceFirst("/$", "");
    }

    private void startSimulator(Duration answersAfter) {
        var usual = SimulatorOptions.defaults();
        simulator =
                Simulator.start(
                        new SimulatorOptions(
                                usual.host(),
                                usual.port(),
                                usual.threads(),
                                usual.models(),
                                new IdpSettings(
                                        RotationMode.ROTATE_WITH_FAMILY_REVOCATION,
                                        Duration.ZERO,
                                        LIFETIME,
                                        Duration.ofDays(90),
                                        Duration.ofSeconds(1),
                                        Duration.ofMinutes(10),
                                        answersAfter,
                                        ErrorForm.WITH_TYPE_HEADER,
                                        Clock.systemUTC())));
    }

    private void logIn() {
        try (var _ = StartedOperator.start(cluster, database, simulator.endpoint())) {
            cluster.createAccount();
            await().atMost(PATIENCE).until(() -> !simulator.waitingLogins().isEmpty());
            simulator.approveLogin(simulator.waitingLogins().getFirst(), "a");
            awaitStatus(OperatorDeathIT::isReady);
        }
    }

    private Process operator(RefreshPoint point, boolean dies, String kubeconfig)
            throws IOException {
        var file = Files.writeString(directory.resolve("kubeconfig"), kubeconfig);
        return ChildJvm.start(
                Map.of("KUBECONFIG", file.toString()),
                OperatorProcess.class,
                List.of(),
                cluster.namespace(),
                database,
                simulator.endpoint().toString(),
                point.name(),
                Boolean.toString(dies));
    }

    /** Listens to a process until it says that it is there, and lets it talk on. */
    private static void awaitSaying(Process process, RefreshPoint point) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); !point.name().equals(line); line = lines.readLine()) {
            assertThat(line).as("It ends without reaching %s", point).isNotNull();
        }
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    }

    private void askForRefresh() {
        account()
                .edit(it -> {
                    it.getMetadata()
                            .setAnnotations(
                                    Map.of(QAccount.REFRESH_ANNOTATION, Instant.now().toString()));
                    return it;
                });
    }

    private Resource<QAccount> account() {
        return cluster.client()
                .resources(QAccount.class)
                .inNamespace(cluster.namespace())
                .withName("a");
    }

    private String uid() {
        return account().get().getMetadata().getUid();
    }

    private QAccountStatus status() {
        return Optional.ofNullable(account().get().getStatus()).orElse(QAccountStatus.NONE);
    }

    private void awaitStatus(Predicate<QAccountStatus> wanted) {
        await().atMost(PATIENCE).until(() -> wanted.test(status()));
    }

    private static boolean isReady(QAccountStatus status) {
        return reason(status).equals("Ready");
    }

    private static String reason(QAccountStatus status) {
        return status.condition(Condition.READY).map(Condition::reason).orElse("");
    }

    private static long generation(QAccountStatus status) {
        return status.token() == null ? 0 : status.token().generation();
    }

    /** The page's outcome of a point, where reuse ends the login. */
    private static String outcome(Point point) {
        try {
            return Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| `" + point + "` |"))
                    .map(line -> Arrays.asList(line.split("\\|")).getLast().strip())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
