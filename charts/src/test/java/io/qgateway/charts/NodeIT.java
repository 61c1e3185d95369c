package io.qgateway.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.parts.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A release on a real node, with the bundled database and the simulator as upstream. The images of
 * the module {@code images} have to be loaded into the node; {@code QGATEWAY_TEST_NODE=loaded} says
 * that they are.
 */
@Timeout(600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeIT {

    private static final String NAMESPACE = "qgateway-node-it";
    private static final String RELEASE = "demo";
    private static final String SERVICE = "demo-qgateway";
    private static final String RESTRICTED = "pod-security.kubernetes.io/enforce=restricted";
    private static final String LOAD_POD =
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: %s}
            spec:
              restartPolicy: Never
              automountServiceAccountToken: false
              securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
              containers:
                - name: load
                  image: qgateway-simulator:%s
                  imagePullPolicy: Never
                  command: [java, -XX:+UseSerialGC, -cp, "/app/lib/*", io.qgateway.simulator.load.LoadCommand]
                  args: %s
                  securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
            """;

    private static Tool kubectl;
    private static Tool helm;

    @BeforeAll
    static void install() {
        if (!"loaded".equals(System.getenv("QGATEWAY_TEST_NODE"))) {
            Part.NODE.isMissing(
                    "there is no node: set KUBECONFIG to a cluster, load the images of the module images into it, and set QGATEWAY_TEST_NODE=loaded");
        }
        kubectl = Tool.kubectl();
        helm = Tool.helm();
        kubectl.run("create", "namespace", NAMESPACE).orFail();
        kubectl.run("label", "namespace", NAMESPACE, RESTRICTED).orFail();
        helm.run(
                        "install",
                        RELEASE,
                        Chart.DIRECTORY.toString(),
                        "--namespace",
                        NAMESPACE,
                        "--values",
                        "src/test/resources/values/trying-out.yaml",
                        "--set",
                        "crds.keep=false,gateway.image.pullPolicy=Never,operator.image.pullPolicy=Never,simulator.image.pullPolicy=Never,postgresql.image.pullPolicy=Never",
                        "--set",
                        "gateway.resources.requests.cpu=50m,gateway.drain.delaySeconds=3,gateway.drain.timeoutSeconds=60",
                        "--wait",
                        "--timeout",
                        "5m")
                .orFail();
        addTheSimulatorsAccount();
    }

    @AfterAll
    static void remove() {
        if (kubectl != null) {
            kubectl.run("delete", "namespace", NAMESPACE, "--wait=false");
        }
    }

    private static void addTheSimulatorsAccount() {
        var login =
                inNamespace("logs", "deployment/demo-qgateway-simulator")
                        .lines()
                        .filter(line -> line.contains("="))
                        .map(line -> line.split("=", 2))
                        .collect(toMap(pair -> pair[0], pair -> pair[1]));
        var accounts =
                """
                {"accounts":[{"label":"demo","clientId":"%s","clientSecret":"%s","refreshToken":"%s"}]}
                """
                        .formatted(
                                login.get("clientId"),
                                login.get("clientSecret"),
                                login.get("refreshToken"));
        kubectl.run(
                        accounts,
                        List.of(
                                "--namespace",
                                NAMESPACE,
                                "exec",
                                "--stdin",
                                "deployment/" + SERVICE,
                                "--",
                                "java",
                                "@/app/qgateway",
                                "accounts",
                                "import",
                                "--from=-"))
                .orFail();
    }

    @Test
    @Order(1)
    void openAiAndAnthropicClientsStreamThroughTheService() {
        for (var dialect : List.of("openai", "anthropic")) {
            startLoad(
                    dialect,
                    dialect,
                    Map.of("--streams", 10, "--total", 50, "--chunks", 20, "--every", 50));

            assertThat(result(dialect)).contains("\"whole\":50", "\"broken\":0");
        }
    }

    @Test
    @Order(2)
    void everyGatewayExportsItsSeries() {
        assertThat(gateways())
                .hasSize(2)
                .allSatisfy(pod ->
                        assertThat(metrics(pod))
                                .contains(
                                        "qgateway_accounts{state=\"ready\"} 1.0",
                                        "qgateway_db_up 1.0",
                                        "qgateway_build_info"));
        assertThat(gateways())
                .anySatisfy(pod ->
                        assertThat(metrics(pod))
                                .contains("gen_ai_server_time_to_first_token_seconds_bucket"));
    }

    @Test
    @Order(3)
    void theReleasesOwnTestPasses() {
        assertThat(helm.run("test", RELEASE, "--namespace", NAMESPACE, "--timeout", "2m").orFail())
                .contains("Succeeded");
    }

    @Test
    @Order(4)
    void anUpgradeWithTheSameValuesChangesNothing() {
        var before = versions();

        helm.run(
                        "upgrade",
                        RELEASE,
                        Chart.DIRECTORY.toString(),
                        "--namespace",
                        NAMESPACE,
                        "--reset-then-reuse-values")
                .orFail();

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void aRollingUpdateAndALostPodRefuseNobodyAndBreakNoStream() {
        startLoad(
                "steady",
                "openai",
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
                        300_000));

        inNamespace("rollout", "restart", "deployment/" + SERVICE);
        inNamespace("rollout", "status", "deployment/" + SERVICE, "--timeout=240s");
        inNamespace("delete", "pod", gateways().getFirst(), "--wait=false");

        assertThat(result("steady")).contains("\"whole\":400", "\"broken\":0");
        inNamespace("rollout", "status", "deployment/" + SERVICE, "--timeout=240s");
    }

    @Test
    @Order(6)
    void whatIsLeftIsWhatAccountsCantBeOpenedWithout() {
        helm.run("uninstall", RELEASE, "--namespace", NAMESPACE, "--wait", "--timeout", "3m")
                .orFail();

        assertThat(
                        inNamespace(
                                        "get",
                                        "secret",
                                        "--output",
                                        "name",
                                        "--selector",
                                        "app.kubernetes.io/part-of=qgateway")
                                .lines())
                .containsExactly("secret/demo-qgateway-sealing");
        assertThat(
                        inNamespace(
                                "get",
                                "deployment,statefulset,service,networkpolicy,poddisruptionbudget",
                                "--output",
                                "name"))
                .isBlank();
    }

    /** What would change if anything did: generations, and the content of Secrets. */
    private static String versions() {
        return inNamespace(
                "get",
                "deployment,statefulset,service,secret",
                "--selector",
                "app.kubernetes.io/part-of=qgateway",
                "--output",
                "jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation} {.data}{\"\\n\"}{end}");
    }

    private static void startLoad(String pod, String dialect, Map<String, Integer> numbers) {
        var words =
                new ArrayList<>(
                        List.of(
                                "--url",
                                "http://%s:8000".formatted(SERVICE),
                                "--dialect",
                                dialect,
                                "--key",
                                key()));
        numbers.forEach((name, number) -> words.addAll(List.of(name, String.valueOf(number))));
        var quoted = words.stream().map("\"%s\""::formatted).toList().toString();
        kubectl.run(
                        LOAD_POD.formatted(pod, "0.1.0", quoted),
                        List.of("--namespace", NAMESPACE, "apply", "--filename", "-"))
                .orFail();
    }

    private static String result(String pod) {
        var end = Duration.ofMinutes(5).toSeconds() + "s";
        var done =
                kubectl.run(
                        "--namespace",
                        NAMESPACE,
                        "wait",
                        "pod/" + pod,
                        "--for=jsonpath={.status.phase}=Succeeded",
                        "--timeout=" + end);
        var log = inNamespace("logs", "pod/" + pod);
        assertThat(done.code()).as(log).isZero();
        return log;
    }

    private static List<String> gateways() {
        return inNamespace(
                        "get",
                        "pods",
                        "--selector",
                        "app.kubernetes.io/component=gateway",
                        "--field-selector",
                        "status.phase=Running",
                        "--output",
                        "go-template={{range .items}}{{if not .metadata.deletionTimestamp}}{{.metadata.name}} {{end}}{{end}}")
                .transform(names -> List.of(names.strip().split(" ")));
    }

    private static String metrics(String pod) {
        return kubectl.run(
                        "get",
                        "--raw",
                        "/api/v1/namespaces/%s/pods/%s:8000/proxy/actuator/prometheus"
                                .formatted(NAMESPACE, pod))
                .orFail();
    }

    private static String key() {
        var encoded =
                inNamespace(
                        "get",
                        "secret",
                        "demo-qgateway-keys",
                        "--output",
                        "jsonpath={.data.openai-keys}");
        return new String(Base64.getDecoder().decode(encoded.strip()), UTF_8);
    }

    private static String inNamespace(String... words) {
        return kubectl.run(
                        Stream.concat(Stream.of("--namespace", NAMESPACE), Stream.of(words))
                                .toArray(String[]::new))
                .orFail();
    }
}
