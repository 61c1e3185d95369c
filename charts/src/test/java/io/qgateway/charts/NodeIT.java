package io.qgateway.charts;

import static io.qgateway.charts.NodeRelease.DATABASE;
import static io.qgateway.charts.NodeRelease.GATEWAY;
import static io.qgateway.charts.NodeRelease.NAME;
import static io.qgateway.charts.NodeRelease.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The life of a release on a real node, from its installation to the day it is removed. */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeIT {

    private static final String ACCOUNT = "team-a";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** An answer of three seconds, ten at once, for about two minutes. */
    private static final Map<String, Integer> STEADY =
            Map.of(
                    "--streams",
                    10,
                    "--total",
                    400,
                    "--chunks",
                    30,
                    "--every",
                    100,
                    "--limit",
                    300_000);

    private static NodeRelease release;

    @BeforeAll
    static void install() {
        release = NodeRelease.install();
    }

    @AfterAll
    static void remove() {
        if (release != null) {
            release.close();
        }
    }

    @Test
    @Order(1)
    void aQAccountIsReadyOnceSomebodyHasOpenedItsLink() {
        release.apply(
                """
                apiVersion: qgateway.io/v1alpha1
                kind: QAccount
                metadata: {name: team-a}
                spec: {label: Team A, auth: {deviceLogin: {}}}
                """);
        release.kubectl(
                "wait", "qa/team-a", "--for=jsonpath={.status.login.userCode}", "--timeout=60s");
        var code = field("{.status.login.userCode}");
        var link = field("{.status.login.verificationURIComplete}");

        assertThat(release.kubectl("get", "qa", "--output", "wide")).contains(code, link);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(release.kubectl("get", "events")).contains(link));
        release.approve(code, ACCOUNT);

        release.kubectl("wait", "qa/team-a", "--for=condition=Ready", "--timeout=60s");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(release.pods("gateway"))
                                .hasSize(2)
                                .allSatisfy(pod ->
                                        assertThat(release.metrics(pod, 8000))
                                                .contains(
                                                        "qgateway_accounts{state=\"ready\"} 1.0")));
    }

    @Test
    @Order(2)
    void openAiAndAnthropicClientsStreamThroughTheService() {
        for (var dialect : List.of("openai", "anthropic")) {
            release.startLoad(
                    dialect,
                    dialect,
                    Map.of("--streams", 10, "--total", 50, "--chunks", 20, "--every", 50));

            assertThat(release.awaitLoad(dialect)).contains("\"whole\":50", "\"broken\":0");
        }
    }

    @Test
    @Order(3)
    void everyPodExportsItsSeries() {
        assertThat(release.pods("gateway"))
                .allSatisfy(pod ->
                        assertThat(release.metrics(pod, 8000))
                                .contains("qgateway_db_up 1.0", "qgateway_build_info"))
                .anySatisfy(pod ->
                        assertThat(release.metrics(pod, 8000))
                                .contains("gen_ai_server_time_to_first_token_seconds_bucket"));
        assertThat(release.pods("operator"))
                .hasSize(1)
                .allSatisfy(pod ->
                        assertThat(release.metrics(pod, 8080))
                                .contains("qoperator_leader 1.0")
                                .contains(
                                        "qoperator_token_expiry_timestamp_seconds{name=\"team-a\""));
    }

    @Test
    @Order(4)
    void fiftyRequestsWithAnExpiredTokenAreOneRefresh() {
        long before = release.counted(ACCOUNT, "refreshes");
        release.tellSimulator(ACCOUNT, "expire");

        release.startLoad(
                "expired",
                "openai",
                Map.of("--streams", 50, "--total", 50, "--chunks", 1, "--ramp", 1));

        assertThat(release.awaitLoad("expired")).contains("\"whole\":50", "\"broken\":0");
        assertThat(release.counted(ACCOUNT, "refreshes")).isEqualTo(before + 1);
        assertThat(release.counted(ACCOUNT, "refreshTokenReuses")).isZero();
    }

    @Test
    @Order(5)
    void theReleasesOwnTestPasses() {
        assertThat(release.helm("test", NAME, "--timeout", "2m")).contains("Succeeded");
    }

    @Test
    @Order(6)
    void theConsoleShowsTheAccountAndHasAGatewayTryItOut() {
        try (var console = release.console()) {
            var account = console.send("GET", "/v2/accounts", "").at("accounts.0");
            assertThat(account.at("label").text()).isEqualTo("Team A");
            assertThat(account.at("state").text()).isEqualTo("ready");
            var path = "/v2/accounts/" + account.at("id").text();

            assertThat(console.send("POST", path + "/test", "").at("ok").text()).isEqualTo("true");
            assertThat(console.send("GET", "/v2/models", "").at("models").items()).isNotEmpty();
            console.send("PATCH", path, "{\"label\": \"Team B\"}");
        }
        assertThat(field("{.spec.label}")).isEqualTo("Team B");
    }

    @Test
    @Order(7)
    void anUpgradeWithTheSameValuesChangesNothing() {
        var before = versions();

        release.helm("upgrade", NAME, Chart.DIRECTORY.toString(), "--reset-then-reuse-values");

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    @Order(8)
    void aRollingUpdateAndALostPodRefuseNobodyAndBreakNoStream() {
        release.startLoad("rolling", "openai", STEADY);

        release.kubectl("rollout", "restart", "deployment/" + GATEWAY);
        awaitRollout(GATEWAY);
        release.kubectl("delete", "pod", release.pods("gateway").getFirst(), "--wait=false");

        assertThat(release.awaitLoad("rolling")).contains("\"whole\":400", "\"broken\":0");
        awaitRollout(GATEWAY);
    }

    @Test
    @Order(9)
    void aDatabaseThatStartsAgainIsNotNoticed() {
        release.startLoad("database", "anthropic", STEADY);

        release.kubectl("exec", DATABASE, "--", "/bin/busybox", "sh", "-c", "kill -INT 1");
        await().atMost(PATIENCE).until(() -> restarts(DATABASE) == 1);

        assertThat(release.awaitLoad("database")).contains("\"whole\":400", "\"broken\":0");
        awaitReady();
    }

    @Test
    @Order(10)
    void operatorsThatDieOrBothLeadLoseNoTokenAndSendNoneTwice() {
        release.startLoad("operators", "openai", STEADY);
        for (int death = 0; death < 3; death++) {
            refreshNow("death-" + death);
            release.kubectl(
                    "delete",
                    "pod",
                    release.pods("operator").getFirst(),
                    "--force",
                    "--grace-period=0");
            awaitRollout(OPERATOR);
        }
        release.kubectl("set", "env", "deployment/" + OPERATOR, "QGATEWAY_LEADER_ELECTION=false");
        release.kubectl("scale", "deployment/" + OPERATOR, "--replicas=2");
        awaitRollout(OPERATOR);
        for (int wish = 0; wish < 5; wish++) {
            var before = release.counted(ACCOUNT, "refreshes");
            refreshNow("both-" + wish);
            await().atMost(PATIENCE).until(() -> release.counted(ACCOUNT, "refreshes") > before);
        }

        assertThat(release.awaitLoad("operators")).contains("\"whole\":400", "\"broken\":0");
        assertThat(release.counted(ACCOUNT, "refreshTokenReuses")).isZero();
        awaitReady();
    }

    @Test
    @Order(11)
    void noSecretIsToldAnywhere() {
        var secrets = release.secrets();
        assertThat(secrets.keySet())
                .contains("team-a-grant/refreshToken", "demo-qgateway-keys/openai-keys");
        var told = release.kubectl("get", "events,qa,pods,deployments,configmaps", "-o", "yaml");
        var stored =
                release.kubectl(
                        "exec",
                        DATABASE,
                        "--",
                        "/bin/busybox",
                        "sh",
                        "-c",
                        "/bin/busybox grep -rhaoE '[[:print:]]{16,}' /var/lib/postgresql/18/docker");

        secrets.forEach((name, secret) -> {
            assertThat(told).as(name).doesNotContain(secret);
            assertThat(stored).as(name).doesNotContain(secret);
        });
        for (var component : Set.of("gateway", "operator", "console", "postgresql")) {
            for (var pod : release.pods(component)) {
                var log = release.kubectl("logs", pod);
                secrets.forEach((name, secret) -> assertThat(log).as(pod).doesNotContain(secret));
            }
        }
    }

    @Test
    @Order(12)
    void whatIsLeftIsWhatAccountsCantBeOpenedWithout() {
        release.kubectl("delete", "qa/team-a", "--timeout=60s");
        assertThat(release.secrets().keySet()).noneMatch(name -> name.startsWith("team-a"));

        release.helm("uninstall", NAME, "--wait", "--timeout", "3m");

        assertThat(
                        release.kubectl(
                                        "get",
                                        "secret",
                                        "--output",
                                        "name",
                                        "--selector",
                                        "app.kubernetes.io/part-of=qgateway")
                                .lines())
                .containsExactly("secret/demo-qgateway-sealing");
        assertThat(
                        release.kubectl(
                                "get",
                                "deployment,statefulset,service,networkpolicy,poddisruptionbudget",
                                "--output",
                                "name"))
                .isBlank();
    }

    private static String field(String path) {
        return release.kubectl("get", "qa/team-a", "--output", "jsonpath=" + path);
    }

    private static void awaitReady() {
        release.kubectl("wait", "qa/team-a", "--for=condition=Ready", "--timeout=120s");
    }

    private static void awaitRollout(String deployment) {
        release.kubectl("rollout", "status", "deployment/" + deployment, "--timeout=240s");
    }

    private static void refreshNow(String wish) {
        release.kubectl("annotate", "qa/team-a", "--overwrite", "qgateway.io/refresh=" + wish);
    }

    private static int restarts(String pod) {
        var count =
                release.kubectl(
                        "get",
                        "pod/" + pod,
                        "--output",
                        "jsonpath={.status.containerStatuses[0].restartCount}");
        return Integer.parseInt(count);
    }

    /** What would change if anything did: generations, and the content of Secrets. */
    private static String versions() {
        return release.kubectl(
                "get",
                "deployment,statefulset,service,secret",
                "--selector",
                "app.kubernetes.io/part-of=qgateway",
                "--output",
                "jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation} {.data}{\"\\n\"}{end}");
    }
}
