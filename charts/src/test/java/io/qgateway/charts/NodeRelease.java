package io.qgateway.charts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.parts.Part;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A release of the chart in a restricted namespace of a cluster with nodes, with the bundled
 * database and the simulator as upstream, whose refresh tokens are good for one use. The variable
 * {@code QGATEWAY_TEST_NODE} is the kubeconfig of a cluster that the images of the module {@code
 * images} were loaded into.
 */
final class NodeRelease implements AutoCloseable {

    static final String NAME = "demo";
    static final String GATEWAY = "demo-qgateway";
    static final String OPERATOR = "demo-qgateway-operator";
    static final String DATABASE = "demo-qgateway-postgresql-0";
    static final String SIMULATOR = "demo-qgateway-simulator";

    private static final String NAMESPACE = "qgateway-node-it";
    private static final String RESTRICTED = "pod-security.kubernetes.io/enforce=restricted";
    private static final String LOADED =
            "gateway.image.pullPolicy=Never,operator.image.pullPolicy=Never,simulator.image.pullPolicy=Never,postgresql.image.pullPolicy=Never";
    private static final Set<String> CONFIDENTIAL =
            Set.of(
                    "refreshToken",
                    "accessToken",
                    "clientSecret",
                    "openai-keys",
                    "admin-password",
                    "internal-token",
                    "password",
                    "sealing-key");
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
                  image: qgateway-simulator:0.1.0
                  imagePullPolicy: Never
                  command: [java, -XX:+UseSerialGC, -cp, "/app/lib/*", io.qgateway.simulator.load.LoadCommand]
                  args: %s
                  env: [{name: KEY, valueFrom: {secretKeyRef: {name: demo-qgateway-keys, key: openai-keys}}}]
                  securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
            """;

    private final Tool kubectl;
    private final Tool helm;

    private NodeRelease(Map<String, String> cluster) {
        this.kubectl = Tool.kubectl().with(cluster);
        this.helm = Tool.helm().with(cluster);
    }

    /** Installs it, and waits until all of it is ready. */
    static NodeRelease install() {
        var kubeconfig = System.getenv().getOrDefault("QGATEWAY_TEST_NODE", "");
        if (kubeconfig.isEmpty()) {
            Part.NODE.isMissing(
                    "there is no node: load the images of the module images into a cluster and set QGATEWAY_TEST_NODE to its kubeconfig");
        }
        var release = new NodeRelease(Map.of("KUBECONFIG", kubeconfig));
        release.begin();
        return release;
    }

    private void begin() {
        kubectl.run("delete", "namespace", NAMESPACE, "--ignore-not-found").orFail();
        kubectl.run("create", "namespace", NAMESPACE).orFail();
        kubectl.run("label", "namespace", NAMESPACE, RESTRICTED).orFail();
        helm(
                "install",
                NAME,
                Chart.DIRECTORY.toString(),
                "--values",
                "src/test/resources/values/trying-out.yaml",
                "--set",
                "crds.keep=false,console.enabled=true,gateway.console=false," + LOADED,
                "--set",
                "gateway.resources.requests.cpu=50m,gateway.drain.delaySeconds=3,gateway.drain.timeoutSeconds=60",
                "--set",
                "simulator.rotation=rotate-with-family-revocation",
                "--wait",
                "--timeout",
                "5m");
    }

    String helm(String... words) {
        return helm.run(withNamespace(words)).orFail();
    }

    String kubectl(String... words) {
        return kubectl.run(withNamespace(words)).orFail();
    }

    void apply(String manifest) {
        kubectl.run(manifest, List.of(withNamespace("apply", "--filename", "-"))).orFail();
    }

    /** Logs an account in at the identity provider, as a person does who opens the link. */
    void approve(String userCode, String account) {
        kubectl.run(
                        "{\"userCode\":\"%s\",\"account\":\"%s\"}".formatted(userCode, account),
                        List.of("create", "--raw", simulatorPath("logins/approve"), "-f", "-"))
                .orFail();
    }

    /** Tells the simulator something about an account, such as {@code expire}. */
    void tellSimulator(String account, String command) {
        kubectl.run(
                        "{}",
                        List.of(
                                "create",
                                "--raw",
                                simulatorPath("accounts/%s/%s".formatted(account, command)),
                                "-f",
                                "-"))
                .orFail();
    }

    /** A number that the simulator has counted for an account. */
    long counted(String account, String counter) {
        var page = kubectl.run("get", "--raw", simulatorPath("accounts/" + account)).orFail();
        return Long.parseLong(Yaml.documents(page).getFirst().at("counters." + counter).text());
    }

    private static String simulatorPath(String resource) {
        return "/api/v1/namespaces/%s/services/%s:9000/proxy/_simulator/%s"
                .formatted(NAMESPACE, SIMULATOR, resource);
    }

    /** Starts a client in a Pod of its own that calls the gateways by their Service. */
    void startLoad(String pod, String dialect, Map<String, Integer> numbers) {
        var words =
                new ArrayList<>(
                        List.of(
                                "--url",
                                "http://%s:8000".formatted(GATEWAY),
                                "--dialect",
                                dialect,
                                "--key",
                                "$(KEY)"));
        numbers.forEach((name, number) -> words.addAll(List.of(name, String.valueOf(number))));
        apply(LOAD_POD.formatted(pod, words.stream().map("\"%s\""::formatted).toList()));
    }

    /** What a client has to tell once it is done. */
    String awaitLoad(String pod) {
        var done =
                kubectl.run(
                        withNamespace(
                                "wait",
                                "pod/" + pod,
                                "--for=jsonpath={.status.phase}=Succeeded",
                                "--timeout=300s"));
        var log = kubectl("logs", "pod/" + pod);
        assertThat(done.code()).as(log).isZero();
        return log;
    }

    /** The names of the Pods of a component that run and are to go on running. */
    List<String> pods(String component) {
        return kubectl(
                        "get",
                        "pods",
                        "--selector",
                        "app.kubernetes.io/component=" + component,
                        "--field-selector",
                        "status.phase=Running",
                        "--output",
                        "go-template={{range .items}}{{if not .metadata.deletionTimestamp}}{{.metadata.name}} {{end}}{{end}}")
                .transform(names -> Stream.of(names.strip().split(" ")))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    String metrics(String pod, int port) {
        return kubectl.run(
                        "get",
                        "--raw",
                        "/api/v1/namespaces/%s/pods/%s:%d/proxy/actuator/prometheus"
                                .formatted(NAMESPACE, pod, port))
                .orFail();
    }

    /** The cluster's console, with the administrator logged in. */
    ForwardedConsole console() {
        var password = secrets().get("demo-qgateway-admin/admin-password");
        return new ForwardedConsole(
                kubectl.prepared(
                        withNamespace("port-forward", "service/demo-qgateway-console", ":8080")),
                Objects.requireNonNull(password));
    }

    /** What nobody may see of all Secrets of the namespace, by the Secret's name and the key. */
    Map<String, String> secrets() {
        var lines =
                kubectl(
                        "get",
                        "secrets",
                        "--output",
                        "go-template={{range $s := .items}}{{range $k, $v := .data}}{{$s.metadata.name}}/{{$k}} {{$v}}{{\"\\n\"}}{{end}}{{end}}");
        var secrets = new LinkedHashMap<String, String>();
        lines.lines()
                .map(line -> line.split(" ", 2))
                .filter(line -> CONFIDENTIAL.contains(line[0].replaceFirst(".*/", "")))
                .forEach(line -> secrets.put(line[0], decoded(line[1])));
        return secrets;
    }

    private static String decoded(String value) {
        return new String(Base64.getDecoder().decode(value.strip()), UTF_8);
    }

    private static String[] withNamespace(String... words) {
        return Stream.concat(Stream.of("--namespace", NAMESPACE), Stream.of(words))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        kubectl.run("delete", "namespace", NAMESPACE, "--wait=false");
    }
}
