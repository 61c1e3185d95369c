package io.qgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.qgateway.accounts.ManagedAccount;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.operator.account.OrphanSweep;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.Crd;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.parts.Database;
import io.qgateway.simulator.Simulator;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Resources that are gone without anybody having deleted the accounts. */
class VanishingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String database = Database.POSTGRES.newUrl();
    private final Simulator simulator = Simulator.start();

    @SuppressWarnings("NullAway.Init")
    private Cluster cluster;

    @BeforeEach
    void open() {
        cluster = Cluster.withNamespace();
    }

    @AfterEach
    void close() {
        simulator.close();
        cluster.close();
    }

    @Test
    void aDeletedDefinitionCostsNoLogin() {
        String uid;
        try (var operator = StartedOperator.start(cluster, database, simulator.endpoint())) {
            cluster.createAccount();
            await().atMost(PATIENCE).until(() -> !simulator.waitingLogins().isEmpty());
            simulator.approveLogin(simulator.waitingLogins().getFirst(), "a");
            awaitReady();
            uid =
                    cluster.client()
                            .resources(QAccount.class)
                            .inNamespace(cluster.namespace())
                            .withName("a")
                            .get()
                            .getMetadata()
                            .getUid();

            cluster.client().resource(Crd.read()).delete();

            await().atMost(PATIENCE)
                    .until(() -> cluster.client().resource(Crd.read()).get() == null);
            assertThat(operator.row(uid).orElseThrow().enabled()).isTrue();
        } finally {
            cluster.restore();
        }
        try (var _ = StartedOperator.start(cluster, database, simulator.endpoint())) {
            cluster.createAccount();

            awaitReady();
        }
        assertThat(simulator.counters().logins()).isEqualTo(1);
    }

    @Test
    void aRowWithoutAResourceIsTakenAway() {
        try (var operator = StartedOperator.start(cluster, database, simulator.endpoint())) {
            var rows = operator.bean(ManagedAccounts.class);
            project(rows, 3);

            operator.bean(OrphanSweep.class).sweep();
            assertThat(rows.origins()).hasSize(3);
            operator.bean(OrphanSweep.class).sweep();

            assertThat(rows.origins()).isEmpty();
        }
    }

    @Test
    void manyRowsWithoutResourcesAreHeld() {
        try (var operator = StartedOperator.start(cluster, database, simulator.endpoint())) {
            var rows = operator.bean(ManagedAccounts.class);
            project(rows, 7);

            operator.bean(OrphanSweep.class).sweep();
            operator.bean(OrphanSweep.class).sweep();

            assertThat(rows.origins()).hasSize(7);
            assertThat(
                            operator.bean(MeterRegistry.class)
                                    .get("qoperator.orphans.held")
                                    .gauge()
                                    .value())
                    .isEqualTo(7);
        }
    }

    @Test
    void rowsOfOtherNamespacesAreNobodysBusiness() {
        try (var operator = StartedOperator.start(cluster, database, simulator.endpoint())) {
            var rows = operator.bean(ManagedAccounts.class);
            rows.project(account("x", "qaccount:elsewhere/x"));

            operator.bean(OrphanSweep.class).sweep();
            operator.bean(OrphanSweep.class).sweep();

            assertThat(rows.origins()).hasSize(1);
        }
    }

    private void project(ManagedAccounts rows, int count) {
        for (int i = 0; i < count; i++) {
            rows.project(account("id-" + i, "qaccount:%s/a-%d".formatted(cluster.namespace(), i)));
        }
    }

    private static ManagedAccount account(String id, String origin) {
        return new ManagedAccount(
                id,
                new ManagedAccount.Intent(
                        origin,
                        1,
                        Optional.empty(),
                        true,
                        "us-east-1",
                        Optional.empty(),
                        100,
                        OptionalInt.empty()),
                new ManagedAccount.Login(
                        Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), 0));
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .until(() ->
                        Optional.ofNullable(
                                        cluster.client()
                                                .resources(QAccount.class)
                                                .inNamespace(cluster.namespace())
                                                .withName("a")
                                                .get()
                                                .getStatus())
                                .flatMap(it -> it.condition(Condition.READY))
                                .filter(it -> it.status().equals("True"))
                                .isPresent());
    }
}
