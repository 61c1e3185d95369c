package io.qgateway.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.AccountUsage;
import io.qgateway.accounts.AccountUsages;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.RefreshRequests;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.LoginStatus;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountStatus;
import io.qgateway.operator.qaccount.UsageStatus;
import io.qgateway.parts.Database;
import io.qgateway.simulator.SimulatedAccount;
import io.qgateway.simulator.Simulator;
import io.qgateway.simulator.SimulatorOptions;
import io.qgateway.simulator.idp.RotationMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator on a real API server, a real database and the simulated identity provider. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Cluster cluster;

    // What a test needs, it starts.
    @SuppressWarnings("NullAway.Init")
    private Simulator simulator;

    @SuppressWarnings("NullAway.Init")
    private StartedOperator operator;

    private String database;

    @BeforeEach
    void open() {
        cluster = Cluster.withNamespace();
        database = Database.POSTGRES.newUrl();
    }

    @AfterEach
    void close() {
        if (operator != null) {
            operator.close();
        }
        if (simulator != null) {
            simulator.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void showsHowMuchOfTheQuotaIsUsedWithTheNextRefresh() {
        start(Duration.ofHours(1));
        ready("a");
        var resetsAt = Instant.parse("2026-12-01T00:00:00Z");
        operator.bean(AccountUsages.class)
                .record(row().id(), new AccountUsage(12, 50, Optional.of(resetsAt)));

        annotate(QAccount.REFRESH_ANNOTATION, "now");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(status().usage())
                                .isEqualTo(new UsageStatus(12.0, 50.0, resetsAt)));
    }

    @Test
    void logsInWhoeverApprovesTheCode() {
        start(Duration.ofHours(1));
        apply("deviceLogin: {}");

        var code = awaitCode(_ -> true);
        assertThat(code.verificationURIComplete()).contains(code.userCode());
        assertThat(ready().reason()).isEqualTo("LoginPending");
        assertThat(ready().message()).contains(code.userCode());
        await().untilAsserted(() ->
                assertThat(events())
                        .anySatisfy(event ->
                                assertThat(event.getMessage())
                                        .contains(code.verificationURIComplete())));
        await().untilAsserted(() ->
                assertThat(row().status().reason()).isEqualTo(AccountReason.LOGIN_PENDING));

        assertThat(simulator.approveLogin(code.userCode(), "a")).isTrue();

        var status = awaitReady();
        assertThat(status.login()).isNull();
        assertThat(requireNonNull(status.token()).generation()).isEqualTo(1);
        assertThat(status.condition(Condition.AUTHENTICATED).orElseThrow().status())
                .isEqualTo("True");
        assertThat(row().token().orElseThrow().value().value()).isEqualTo(account().accessToken());
        assertThat(row().status().reason()).isEqualTo(AccountReason.READY);
        assertThat(row().origin()).isEqualTo("qaccount:%s/a".formatted(cluster.namespace()));
        assertThat(row().refreshable()).isFalse();
        assertThat(secretText("refreshToken")).isEqualTo(account().refreshToken());
        await().untilAsserted(
                        () -> assertThat(events()).extracting(Event::getReason).contains("Ready"));
    }

    @Test
    void aDeniedLoginCanBeAskedForAgain() {
        start(Duration.ofHours(1));
        apply("deviceLogin: {}");
        var first = awaitCode(_ -> true);

        simulator.denyLogin(first.userCode());
        awaitReason("LoginExpired");
        assertThat(ready().message()).contains("denied").contains("qgateway.io/login");
        annotate(QAccount.LOGIN_ANNOTATION, "1");
        var second = awaitCode(_ -> true);
        assertThat(second.userCode()).isNotEqualTo(first.userCode());
        simulator.approveLogin(second.userCode(), "a");

        var status = awaitReady();
        assertThat(requireNonNull(status.handled()).login()).isEqualTo("1");
    }

    @Test
    void anEditDuringALoginBeginsAnother() {
        start(Duration.ofHours(1));
        apply("deviceLogin: {}");
        var first = awaitCode(_ -> true);

        apply("deviceLogin: {startUrl: 'https://d-1234567890.awsapps.com/start'}");
        var second = awaitCode(login -> !login.userCode().equals(first.userCode()));
        simulator.approveLogin(first.userCode(), "wrong");
        simulator.approveLogin(second.userCode(), "a");

        awaitReady();
        assertThat(row().token().orElseThrow().value().value()).isEqualTo(account().accessToken());
        assertThat(row().profileArn()).isPresent();
    }

    @Test
    void takesALoginOutOfASecretAndNamesTheKeyThatIsMissing() {
        start(Duration.ofHours(1));
        var brought = simulator.createAccount("a");
        apply("secretRef: {name: brought}");

        awaitReason("CredentialsInvalid");
        assertThat(ready().message())
                .isEqualTo(
                        "There is no Secret %s/brought; create it with the keys clientId, clientSecret and refreshToken."
                                .formatted(cluster.namespace()));
        bring(Map.of("clientId", brought.clientId(), "refreshToken", brought.refreshToken()));
        awaitStatus(status ->
                message(status)
                        .equals(
                                "Secret %s/brought has no key 'clientSecret'; add it."
                                        .formatted(cluster.namespace())));
        bring(login(brought));

        awaitReady();
        assertThat(row().token().orElseThrow().value().value()).isEqualTo(account().accessToken());
    }

    @Test
    void aNewLoginInTheSecretTakesTheOldOnesPlace() {
        start(Duration.ofHours(1));
        var first = simulator.createAccount("a");
        bring(login(first));
        apply("secretRef: {name: brought}");
        awaitReady();
        first.revoke();

        bring(login(simulator.createAccount("b")));

        awaitStatus(_ ->
                operator.row(uid())
                        .flatMap(PooledAccount::token)
                        .filter(token ->
                                token.value()
                                        .value()
                                        .equals(
                                                simulator
                                                        .findAccount("b")
                                                        .orElseThrow()
                                                        .accessToken()))
                        .isPresent());
    }

    @Test
    void namesRefusedCredentials() {
        start(Duration.ofHours(1));
        var brought = simulator.createAccount("a");
        bring(login(brought));
        brought.revoke();
        apply("secretRef: {name: brought}");

        awaitReason("ReauthRequired");
        assertThat(ready().status()).isEqualTo("False");
        assertThat(row().status().reason()).isEqualTo(AccountReason.REAUTH_REQUIRED);
    }

    @Test
    void keepsTokensFreshWhileTheyRotate() {
        start(Duration.ofSeconds(4));
        ready("a");

        awaitStatus(status -> status.token() != null && status.token().generation() >= 4);

        assertThat(simulator.counters().refreshTokenReuses()).isZero();
        assertThat(ready().status()).isEqualTo("True");
        assertThat(secretText("refreshToken")).isEqualTo(account().refreshToken());
    }

    @Test
    void getsAGatewayANewTokenWithinSeconds() {
        start(Duration.ofHours(1));
        ready("a");
        long generation = row().generation();
        var asked = Instant.now();

        operator.bean(RefreshRequests.class).request(uid(), generation);

        await().atMost(PATIENCE).until(() -> row().generation() > generation);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
        await().untilAsserted(() -> assertThat(requests()).isZero());
    }

    @Test
    void refreshesWhenAPersonAsks() {
        start(Duration.ofHours(1));
        ready("a");
        long generation = row().generation();

        annotate(QAccount.REFRESH_ANNOTATION, "now");

        var status = awaitStatus(it -> it.token() != null && it.token().generation() > generation);
        assertThat(requireNonNull(status.handled()).refresh()).isEqualTo("now");
        assertThat(requireNonNull(status.token()).generation()).isEqualTo(generation + 1);
    }

    @Test
    void twoWhoBothBelieveTheyLeadSendNoTokenTwice() {
        start(Duration.ofSeconds(4));
        ready("a");
        try (var _ = StartedOperator.start(cluster, database, simulator.endpoint())) {
            long before = requireNonNull(status().token()).generation();

            awaitStatus(
                    status -> status.token() != null && status.token().generation() >= before + 4);
        }
        assertThat(simulator.counters().refreshTokenReuses()).isZero();
        assertThat(simulator.counters().familyRevocations()).isZero();
        assertThat(ready().status()).isEqualTo("True");
    }

    @Test
    void aSuspendedAccountRestsAndComesBackWithAClearRecord() {
        start(Duration.ofHours(1));
        ready("a");
        find(AccountReason.ACCOUNT_SUSPENDED, Optional.empty());
        awaitReason("AccountSuspended");

        edit("suspend: true");
        awaitReason("Disabled");
        assertThat(row().enabled()).isFalse();
        edit("suspend: false");

        awaitReady();
        assertThat(row().enabled()).isTrue();
    }

    @Test
    void whatGatewaysFindIsInTheConditionsUntilItIsOver() {
        start(Duration.ofHours(1));
        ready("a");

        find(AccountReason.QUOTA_EXHAUSTED, Optional.of(Instant.now().plusSeconds(6)));

        var status = awaitReason("QuotaExhausted");
        assertThat(status.condition(Condition.QUOTA_AVAILABLE).orElseThrow().status())
                .isEqualTo("False");
        awaitReady();
    }

    @Test
    void aDeletedAccountLeavesNothing() {
        start(Duration.ofHours(1));
        ready("a");
        var uid = uid();

        resource().delete();

        await().atMost(PATIENCE).until(() -> resource().get() == null);
        assertThat(operator.row(uid)).isEmpty();
        assertThat(grantSecret()).isNull();
    }

    @Test
    void aRetainedLoginServesTheNextAccountOfThatName() {
        start(Duration.ofHours(1));
        ready("a");
        edit("credentialSecret: {deletionPolicy: Retain}");
        resource().delete();
        await().atMost(PATIENCE).until(() -> resource().get() == null);
        assertThat(grantSecret()).isNotNull();

        apply("deviceLogin: {}");

        awaitReady();
        assertThat(simulator.counters().logins()).isEqualTo(1);
    }

    @Test
    void noSecretIsSeenWhereItDoesNotBelong(CapturedOutput output) throws Exception {
        start(Duration.ofSeconds(6));
        ready("a");
        var secrets = new java.util.HashSet<String>();
        for (int i = 0; i < 3; i++) {
            long generation = requireNonNull(status().token()).generation();
            secrets.add(account().refreshToken());
            secrets.add(account().accessToken());
            secrets.add(secretText("clientSecret"));
            awaitStatus(it -> it.token() != null && it.token().generation() > generation);
        }

        var seen =
                output
                        + events().toString()
                        + resource().get()
                        + metrics()
                        + operator.bean(JdbcClient.class)
                                .sql("select * from accounts, account_health")
                                .query()
                                .listOfRows();
        assertThat(secrets).hasSizeGreaterThan(4);
        assertThat(seen).contains("qoperator_token_refresh").doesNotContain(secrets);
    }

    private void start(Duration lifetime) {
        simulator =
                Simulator.start(
                        SimulatorOptions.defaults()
                                .withRotation(RotationMode.ROTATE_WITH_FAMILY_REVOCATION)
                                .withAccessTokenLifetime(lifetime));
        operator = StartedOperator.start(cluster, database, simulator.endpoint());
    }

    private void ready(String name) {
        apply("deviceLogin: {}");
        var code = awaitCode(_ -> true);
        simulator.approveLogin(code.userCode(), name);
        awaitReady();
    }

    private void apply(String auth) {
        cluster.client()
                .resource(
                        Cluster.resource(
                                """
                                apiVersion: qgateway.io/v1alpha1
                                kind: QAccount
                                metadata: {name: a}
                                spec: {auth: {%s}}
                                """
                                        .formatted(auth)))
                .inNamespace(cluster.namespace())
                .forceConflicts()
                .serverSideApply();
    }

    private void edit(String field) {
        cluster.client()
                .resource(
                        Cluster.resource(
                                """
                                apiVersion: qgateway.io/v1alpha1
                                kind: QAccount
                                metadata: {name: a}
                                spec: {auth: {deviceLogin: {}}, %s}
                                """
                                        .formatted(field)))
                .inNamespace(cluster.namespace())
                .forceConflicts()
                .serverSideApply();
    }

    private void annotate(String annotation, String value) {
        resource()
                .edit(it -> {
                    it.getMetadata().setAnnotations(Map.of(annotation, value));
                    return it;
                });
    }

    private void bring(Map<String, String> data) {
        cluster.client()
                .resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName("brought")
                                .endMetadata()
                                .withStringData(data)
                                .build())
                .inNamespace(cluster.namespace())
                .createOr(it -> it.update());
    }

    private static Map<String, String> login(SimulatedAccount account) {
        return Map.of(
                "clientId", account.clientId(),
                "clientSecret", account.clientSecret(),
                "refreshToken", account.refreshToken());
    }

    private void find(AccountReason reason, Optional<Instant> until) {
        operator.bean(AccountHealth.class)
                .recordFinding(
                        new Finding(uid(), reason, row().epoch(), OptionalLong.empty(), until));
    }

    private long requests() {
        return operator.bean(JdbcClient.class)
                .sql("select count(*) from refresh_request")
                .query(Long.class)
                .single();
    }

    private String metrics() throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var uri =
                    java.net.URI.create(
                            "http://127.0.0.1:%d/actuator/prometheus".formatted(operator.port()));
            return client.send(
                            java.net.http.HttpRequest.newBuilder(uri).build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private io.fabric8.kubernetes.client.dsl.Resource<QAccount> resource() {
        return cluster.client()
                .resources(QAccount.class)
                .inNamespace(cluster.namespace())
                .withName("a");
    }

    private QAccountStatus status() {
        return resource().get().getStatus();
    }

    private String uid() {
        return resource().get().getMetadata().getUid();
    }

    private PooledAccount row() {
        return operator.row(uid()).orElseThrow();
    }

    private SimulatedAccount account() {
        return simulator.findAccount("a").orElseThrow();
    }

    private Condition ready() {
        return status().condition(Condition.READY).orElseThrow();
    }

    private static String message(QAccountStatus status) {
        return status.condition(Condition.READY).map(Condition::message).orElse("");
    }

    private LoginStatus awaitCode(Predicate<LoginStatus> condition) {
        var status =
                awaitStatus(it -> Optional.ofNullable(it.login()).filter(condition).isPresent());
        return requireNonNull(status.login());
    }

    private QAccountStatus awaitReady() {
        return awaitStatus(status ->
                status.condition(Condition.READY)
                        .filter(it -> it.status().equals("True"))
                        .isPresent());
    }

    private QAccountStatus awaitReason(String reason) {
        return awaitStatus(status ->
                status.condition(Condition.READY)
                        .filter(it -> it.reason().equals(reason))
                        .isPresent());
    }

    private QAccountStatus awaitStatus(Predicate<QAccountStatus> condition) {
        return await().atMost(PATIENCE)
                .alias("status")
                .until(
                        () -> {
                            var account = resource().get();
                            return account == null || account.getStatus() == null
                                    ? QAccountStatus.NONE
                                    : account.getStatus();
                        },
                        condition);
    }

    private List<Event> events() {
        return cluster.client().v1().events().inNamespace(cluster.namespace()).list().getItems();
    }

    private Secret grantSecret() {
        return cluster.client()
                .secrets()
                .inNamespace(cluster.namespace())
                .withName("a-grant")
                .get();
    }

    private String secretText(String key) {
        return new String(
                Base64.getDecoder().decode(grantSecret().getData().get(key)),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
