package io.qgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.qgateway.accounts.AccountHealth;
import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.Finding;
import io.qgateway.accounts.database.ReaderRole;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.parts.Database;
import io.qgateway.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The cluster's console with the rights that it has there, beside an operator, on a real API server
 * and a database that it can only read.
 */
class ConsoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String ACCOUNT = "qgateway-console";

    private Cluster cluster;
    private Simulator simulator;
    private StartedOperator operator;
    private StubGateway gateway;
    private StartedConsole console;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        cluster = Cluster.withNamespace();
        simulator = Simulator.start();
        var database = Database.POSTGRES.newUrl();
        operator = StartedOperator.start(cluster, database, simulator.endpoint());
        gateway = StubGateway.start();
        grant();
        console = StartedConsole.start(cluster, reader(database), gateway.address(), limited());
    }

    @AfterEach
    void close() {
        console.close();
        gateway.close();
        operator.close();
        simulator.close();
        cluster.close();
    }

    @Test
    void logsAnAccountInThatItHasMade() throws IOException, InterruptedException {
        var started = console.post("/v2/auth/start", "{\"label\": \"Team A\"}");
        assertThat(started.path("verificationUriComplete").stringValue())
                .contains(started.path("userCode").stringValue());
        var login = started.path("authId").stringValue();
        assertThat(console.get("/v2/auth/status/" + login).path("status").stringValue())
                .isEqualTo("pending");
        assertThat(only().path("state").stringValue()).isEqualTo("login_pending");

        simulator.approveLogin(started.path("userCode").stringValue(), "a");

        var claimed = console.post("/v2/auth/claim/" + login, "");
        assertThat(claimed.path("status").stringValue()).isEqualTo("completed");
        assertThat(claimed.path("account").path("label").stringValue()).isEqualTo("Team A");
        assertThat(theResource().getMetadata().getName()).startsWith("team-a-");
        await().atMost(PATIENCE).until(() -> only().path("state").stringValue().equals("ready"));
        assertThat(only().path("managed_by").isNull()).isTrue();
    }

    @Test
    void takesALoginInAndShowsNothingOfIt() throws IOException, InterruptedException {
        var brought = simulator.createAccount("a");

        var created =
                console.post(
                        "/v2/accounts",
                        """
                        {"label": "b", "clientId": "%s", "clientSecret": "%s", "refreshToken": "%s",
                         "other": {"team": 7}}
                        """
                                .formatted(
                                        brought.clientId(),
                                        brought.clientSecret(),
                                        brought.refreshToken()));

        var id = created.path("id").stringValue();
        await().atMost(PATIENCE).until(() -> only().path("state").stringValue().equals("ready"));
        var shown = console.get("/v2/accounts/" + id);
        assertThat(shown.path("other").path("team").intValue()).isEqualTo(7);
        assertThat(shown.toString()).doesNotContain(brought.refreshToken());
        assertThat(theSecretOf(id)).containsKeys("clientId", "clientSecret", "refreshToken");

        console.delete("/v2/accounts/" + id);

        await().atMost(PATIENCE)
                .until(() -> console.get("/v2/accounts").path("accounts").isEmpty());
    }

    @Test
    void saysWhatALoginLacks() throws IOException, InterruptedException {
        var refused = console.post("/v2/accounts", "{\"clientId\": \"c\", \"clientSecret\": \"\"}");

        assertThat(refused.path("status").intValue()).isEqualTo(422);
        assertThat(refused.path("errors").findValuesAsString("field"))
                .containsExactly("clientSecret", "refreshToken");
        assertThat(
                        cluster.client()
                                .resources(QAccount.class)
                                .inNamespace(cluster.namespace())
                                .list()
                                .getItems())
                .isEmpty();
    }

    @Test
    void tellsWhatTheApiServerSays() throws IOException, InterruptedException {
        var refused =
                console.post("/v2/auth/start", "{\"label\": \"%s\"}".formatted("x".repeat(300)));

        assertThat(refused.path("status").intValue()).isEqualTo(422);
        assertThat(refused.path("detail").stringValue()).contains("spec.label");
    }

    @Test
    void refreshesEditsAndDisables() throws IOException, InterruptedException {
        var id = readyAccount();
        var generation = operator.row(id).orElseThrow().generation();

        var refreshed = console.post("/v2/accounts/" + id + "/refresh", "");

        assertThat(refreshed.path("last_refresh_status").stringValue()).isEqualTo("success");
        assertThat(operator.row(id).orElseThrow().generation()).isGreaterThan(generation);

        var edited =
                console.patch("/v2/accounts/" + id, "{\"label\": \"renamed\", \"enabled\": false}");

        assertThat(edited.path("label").stringValue()).isEqualTo("renamed");
        assertThat(edited.path("enabled").booleanValue()).isFalse();
        await().atMost(PATIENCE).until(() -> only().path("state").stringValue().equals("disabled"));
        assertThat(
                        console.patch("/v2/accounts/" + id, "{\"enabled\": true}")
                                .path("enabled")
                                .booleanValue())
                .isTrue();
        await().atMost(PATIENCE).until(() -> only().path("state").stringValue().equals("ready"));
    }

    @Test
    void endsWhatGatewaysHaveFoundByEnabling() throws IOException, InterruptedException {
        var id = readyAccount();
        operator.bean(AccountHealth.class).recordFinding(suspended(id));
        await().atMost(PATIENCE)
                .until(() -> only().path("state").stringValue().equals("suspended"));

        console.patch("/v2/accounts/" + id, "{\"enabled\": true}");

        await().atMost(PATIENCE).until(() -> only().path("state").stringValue().equals("ready"));
    }

    private Finding suspended(String id) {
        var row = operator.row(id).orElseThrow();
        return new Finding(
                id,
                AccountReason.ACCOUNT_SUSPENDED,
                row.epoch(),
                OptionalLong.empty(),
                Optional.empty());
    }

    @Test
    void leavesAloneWhatOthersManage() throws IOException, InterruptedException {
        cluster.client()
                .resource(
                        Cluster.resource(
                                """
                                apiVersion: qgateway.io/v1alpha1
                                kind: QAccount
                                metadata: {name: declared}
                                spec: {label: declared, auth: {deviceLogin: {}}}
                                """))
                .inNamespace(cluster.namespace())
                .fieldManager("argocd-controller")
                .serverSideApply();
        await().atMost(PATIENCE)
                .until(() -> console.get("/v2/accounts").path("accounts").size() == 1);
        var id = only().path("id").stringValue();
        await().atMost(PATIENCE)
                .until(() -> only().path("managed_by").asString("").contains("argocd-controller"));

        for (var refused :
                List.of(
                        console.patch("/v2/accounts/" + id, "{\"label\": \"mine\"}"),
                        console.delete("/v2/accounts/" + id),
                        console.post("/v2/auth/start", "{\"accountId\": \"" + id + "\"}"))) {
            assertThat(refused.path("status").intValue()).isEqualTo(409);
            assertThat(refused.path("detail").stringValue())
                    .isEqualTo(
                            "This account follows QAccount %s/declared, which argocd-controller manages; change that instead"
                                    .formatted(cluster.namespace()));
        }
        assertThat(theResource().getSpec().label()).isEqualTo("declared");
    }

    @Test
    void hasAGatewayTryAccountsOutAndAnswerPrompts() throws IOException, InterruptedException {
        var id = readyAccount();

        var tested = console.post("/v2/accounts/" + id + "/test", "");
        assertThat(tested.path("ok").booleanValue()).isTrue();
        assertThat(tested.path("model").stringValue()).isEqualTo("claude-sonnet-4");
        var answer = console.post("/v2/chat/test?account_id=" + id, "{\"stream\": true}");

        assertThat(answer.path("heard").stringValue()).isEqualTo("{\"stream\": true}");
        assertThat(gateway.heard())
                .containsExactly(
                        "POST /internal/v2/accounts/%s/test Bearer %s"
                                .formatted(id, StartedConsole.TOKEN.value()),
                        "POST /internal/v2/chat/test?account_id=%s Bearer %s"
                                .formatted(id, StartedConsole.TOKEN.value()));
        assertThat(console.get("/v2/about").path("clients_url").stringValue())
                .isEqualTo(gateway.address().toString());
        gateway.close();
        var unreachable = console.get("/v2/models");
        assertThat(unreachable.path("status").intValue()).isEqualTo(502);
        assertThat(unreachable.path("detail").stringValue()).contains("No gateway can be reached");
    }

    @Test
    void mayDoNoMoreThanThat() {
        try (var client = new KubernetesClientBuilder().withConfig(limited()).build()) {
            var secrets = client.secrets().inNamespace(cluster.namespace());
            assertThat(catchThrowable(secrets::list))
                    .hasMessageContaining("cannot list resource \"secrets\"");
            assertThat(catchThrowable(() -> secrets.withName("a").get()))
                    .hasMessageContaining("cannot get resource \"secrets\"");
            assertThat(catchThrowable(() -> client.pods().inNamespace(cluster.namespace()).list()))
                    .hasMessageContaining("cannot list resource \"pods\"");
        }
    }

    private String readyAccount() throws IOException, InterruptedException {
        var started = console.post("/v2/auth/start", "{}");
        simulator.approveLogin(started.path("userCode").stringValue(), "a");
        var claimed = console.post("/v2/auth/claim/" + started.path("authId").stringValue(), "");
        await().atMost(PATIENCE).until(() -> only().path("state").stringValue().equals("ready"));
        return claimed.path("accountId").stringValue();
    }

    private JsonNode only() throws IOException, InterruptedException {
        return console.get("/v2/accounts").path("accounts").path(0);
    }

    private QAccount theResource() {
        return cluster.client()
                .resources(QAccount.class)
                .inNamespace(cluster.namespace())
                .list()
                .getItems()
                .getFirst();
    }

    /** The login that was brought, which goes with its account. */
    private Map<String, String> theSecretOf(String uid) {
        return cluster
                .client()
                .secrets()
                .inNamespace(cluster.namespace())
                .list()
                .getItems()
                .stream()
                .filter(secret ->
                        secret.getMetadata().getOwnerReferences().stream()
                                .anyMatch(owner -> owner.getUid().equals(uid)))
                .filter(secret -> secret.getMetadata().getName().contains("-login-"))
                .findFirst()
                .orElseThrow()
                .getData();
    }

    private static String reader(String database) {
        var url = URI.create(database);
        return "postgres://%s:%s@%s:%d%s"
                .formatted(
                        ReaderRole.NAME,
                        StartedOperator.READER_PASSWORD.value(),
                        url.getHost(),
                        url.getPort(),
                        url.getPath());
    }

    private Config limited() {
        var config = Cluster.config();
        config.setImpersonateUsername(
                "system:serviceaccount:%s:%s".formatted(cluster.namespace(), ACCOUNT));
        config.setImpersonateGroups("system:serviceaccounts", "system:authenticated");
        return config;
    }

    private void grant() throws IOException {
        var role =
                (ClusterRole)
                        cluster.client()
                                .load(Files.newInputStream(Path.of("console-role.yaml")))
                                .items()
                                .getFirst();
        cluster.client().resource(role).forceConflicts().serverSideApply();
        cluster.client()
                .resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withName(ACCOUNT)
                                .withNamespace(cluster.namespace())
                                .endMetadata()
                                .withNewRoleRef(
                                        "rbac.authorization.k8s.io",
                                        "ClusterRole",
                                        role.getMetadata().getName())
                                .addNewSubject("", "ServiceAccount", ACCOUNT, cluster.namespace())
                                .build())
                .create();
    }
}
