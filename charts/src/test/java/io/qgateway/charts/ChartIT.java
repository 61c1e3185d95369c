package io.qgateway.charts;

import static io.qgateway.charts.Chart.TRYING_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm makes of the chart, without a cluster. */
class ChartIT {

    private static final Path VALUES = Path.of("src/test/resources/values");

    private final Chart chart = new Chart();

    static Stream<Path> values() throws IOException {
        try (var files = Files.list(VALUES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void isCleanWithTheseValues(Path values) {
        assertThat(chart.lint(values).orFail()).contains("0 chart(s) failed");
        assertThat(chart.withFile(values).objects()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("values")
    void runsNothingThatARestrictedNamespaceRefuses(Path values) {
        assertThat(chart.withFile(values).pods())
                .isNotEmpty()
                .allSatisfy(pod -> {
                    assertThat(pod.at("automountServiceAccountToken").text())
                            .isEqualTo(speaksWithTheApiServer(pod) ? "true" : "false");
                    assertThat(pod.at("securityContext.runAsNonRoot").text()).isEqualTo("true");
                    assertThat(pod.at("securityContext.seccompProfile.type").text())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.at("containers").items()).allSatisfy(ChartIT::isConfined);
                });
    }

    private static boolean speaksWithTheApiServer(Yaml pod) {
        return pod.at("serviceAccountName").text().matches(".*-(operator|console)");
    }

    private static void isConfined(Yaml container) {
        var context = container.at("securityContext");
        assertThat(context.at("allowPrivilegeEscalation").text()).isEqualTo("false");
        assertThat(context.at("readOnlyRootFilesystem").text()).isEqualTo("true");
        assertThat(context.at("capabilities.drop").items()).extracting(Yaml::text).contains("ALL");
    }

    @Test
    void givesTheGatewaysNoRightAndNoToken() {
        var rendered = chart.with(TRYING_OUT);

        assertThat(rendered.bound())
                .isNotEmpty()
                .noneMatch(account -> account.equals("demo-qgateway-gateway"));
        assertThat(chart.with(TRYING_OUT, "operator.enabled=false").objects())
                .noneMatch(object -> object.at("kind").text().matches("(Cluster)?Role(Binding)?"));
        var pod = rendered.gateway().at("spec.template.spec");
        assertThat(pod.at("automountServiceAccountToken").text()).isEqualTo("false");
        assertThat(
                        rendered.the("ServiceAccount", pod.at("serviceAccountName").text())
                                .at("automountServiceAccountToken")
                                .text())
                .isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"5, 300", "1, 1", "60, 3600"})
    void leavesTheGatewaysTimeToDrain(int delay, int timeout) {
        var pod =
                chart.with(
                                TRYING_OUT,
                                "gateway.drain.delaySeconds=" + delay,
                                "gateway.drain.timeoutSeconds=" + timeout)
                        .gateway()
                        .at("spec.template.spec");

        assertThat(Integer.parseInt(pod.at("terminationGracePeriodSeconds").text()))
                .isGreaterThan(delay + timeout + 10);
        assertThat(variable(pod, "QGATEWAY_DRAIN_DELAY")).isEqualTo(delay + "s");
        assertThat(variable(pod, "QGATEWAY_DRAIN_TIMEOUT")).isEqualTo(timeout + "s");
    }

    @Test
    void mountsTheKeysAsADirectoryBecauseASingleFileWouldNotFollow() {
        var pod = chart.with(TRYING_OUT).gateway().at("spec.template.spec");

        assertThat(variable(pod, "OPENAI_KEYS_FILE")).isEqualTo("/etc/qgateway/keys/openai-keys");
        assertThat(pod.at("containers.0.volumeMounts").items())
                .anySatisfy(mount -> {
                    assertThat(mount.at("mountPath").text()).isEqualTo("/etc/qgateway/keys");
                    assertThat(mount.at("subPath").text()).isEmpty();
                });
    }

    @Test
    void generatesSecretsThatAreNotWeak() {
        var rendered = chart.with(TRYING_OUT);

        assertThat(secret(rendered, "demo-qgateway-keys", "openai-keys")).hasSize(40);
        assertThat(secret(rendered, "demo-qgateway-admin", "admin-password")).hasSize(24);
        assertThat(
                        Base64.getDecoder()
                                .decode(secret(rendered, "demo-qgateway-sealing", "sealing-key")))
                .hasSize(32);
        assertThat(secret(rendered, "demo-qgateway-postgresql", "url"))
                .matches("postgres://qgateway:\\w{32}@demo-qgateway-postgresql:5432/qgateway");
    }

    @Test
    void keepsWhatStoredDataCantBeOpenedWithout() {
        var rendered = chart.with(TRYING_OUT);

        assertThat(rendered.all("Secret"))
                .filteredOn(secret ->
                        secret.at("metadata.annotations")
                                .step("helm.sh/resource-policy")
                                .text()
                                .equals("keep"))
                .extracting(secret -> secret.at("metadata.name").text())
                .containsExactlyInAnyOrder("demo-qgateway-sealing", "demo-qgateway-postgresql");
        assertThat(
                        chart.with(TRYING_OUT, "postgresql.persistence.enabled=false")
                                .the("Secret", "demo-qgateway-postgresql")
                                .at("metadata.annotations")
                                .value())
                .as("nothing is left that its password would open")
                .isEmpty();
    }

    @Test
    void makesNoSecretWhereThereIsOne() {
        var rendered =
                chart.with(
                        "database.existingSecret.name=db",
                        "apiKeys.existingSecret.name=keys",
                        "admin.existingSecret.name=admin",
                        "sealingKey.existingSecret.name=sealing");

        assertThat(rendered.all("Secret")).isEmpty();
        assertThat(rendered.gateway().at("spec.template.spec.containers.0.env").items())
                .extracting(each -> each.at("valueFrom.secretKeyRef.name").text())
                .contains("db", "admin", "sealing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway.replicaCoun=3 | additional properties 'replicaCoun' not allowed",
                "gateway.settings.MAX_EROR_COUNT=3 | additional properties 'MAX_EROR_COUNT' not allowed",
                "gateway.settings.OPENAI_KEYS=x | additional properties 'OPENAI_KEYS' not allowed",
                "gateway.image.digest=latest | '/gateway/image/digest'",
                "gateway.service.type=External | '/gateway/service/type'",
                "admin.password=admin | '/admin/password'",
                "apiKeys.values[0]=short | '/apiKeys/values/0'",
                "sealingKey.value=abc | '/sealingKey/value'",
                "gateway.keda.enabled=true | '/gateway/keda/prometheus/serverAddress'",
                "ingress.enabled=true | '/ingress/hosts'",
                "simulator.rotation=sometimes | '/simulator/rotation'",
                "database.url=postgres://u:p@h/d | There is more than one database.",
                "cloudnativepg.enabled=true | There is more than one database.",
            })
    void refusesWhatCantBeMeant(String value, String reason) {
        assertThat(chart.refusal(TRYING_OUT, value)).contains(reason);
    }

    @Test
    void saysWhichValuesNameADatabase() {
        assertThat(chart.refusal())
                .contains("There is no database.", "database.existingSecret.name");
        assertThat(chart.refusal("cloudnativepg.enabled=true"))
                .contains("postgresql.cnpg.io/v1 is not there");
    }

    @Test
    void scalesByOneThingOnly() {
        assertThat(
                        chart.refusal(
                                TRYING_OUT,
                                "gateway.autoscaling.enabled=true",
                                "gateway.keda.enabled=true",
                                "gateway.keda.prometheus.serverAddress=http://prometheus:9090"))
                .contains("'/gateway': 'not' failed");
        assertThat(
                        chart.with(TRYING_OUT, "gateway.autoscaling.enabled=true")
                                .gateway()
                                .at("spec.replicas")
                                .value())
                .as("an upgrade must not undo what the autoscaler did")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("values")
    void namesNoRegistry(Path values) {
        assertThat(chart.withFile(values).pods())
                .flatExtracting(pod -> pod.at("containers").items())
                .extracting(container -> container.at("image").text())
                .allSatisfy(image -> assertThat(image).matches("[a-z-]+:[0-9.]+"));
    }

    @Test
    void putsTheRegistryOfTheValuesInFront() {
        var image =
                chart.with(TRYING_OUT, "imageRegistry=registry.example.com/team/")
                        .gateway()
                        .at("spec.template.spec.containers.0.image")
                        .text();

        assertThat(image).startsWith("registry.example.com/team/qgateway:");
    }

    @Test
    void labelsDashboardsSoThatGrafanaFindsThem() {
        var rendered = chart.with(TRYING_OUT, "metrics.dashboards.enabled=true");

        assertThat(rendered.all("ConfigMap"))
                .hasSize(3)
                .allSatisfy(dashboard -> {
                    assertThat(dashboard.at("metadata.labels.grafana_dashboard").text())
                            .isEqualTo("1");
                    assertThat(dashboard.at("data").names()).hasSize(1);
                });
    }

    @Test
    void alertsLookAtThisReleaseAndNameTheirRunbook() {
        var rule =
                chart.with(
                                TRYING_OUT,
                                "metrics.prometheusRule.enabled=true",
                                "metrics.prometheusRule.runbookUrl=https://wiki.example.com/qgateway",
                                "metrics.prometheusRule.disabled={QGatewayHeapFull}")
                        .the("PrometheusRule", "demo-qgateway");

        assertThat(rule.at("spec.groups.0.rules").items())
                .isNotEmpty()
                .allSatisfy(alert -> {
                    assertThat(alert.at("expr").text())
                            .contains("namespace=\"ai\",service=\"demo-qgateway\"")
                            .doesNotContain("\"qgateway\"");
                    assertThat(alert.at("annotations.runbook_url").text())
                            .isEqualTo(
                                    "https://wiki.example.com/qgateway#"
                                            + alert.at("alert").text().toLowerCase(Locale.ROOT));
                })
                .noneMatch(alert -> alert.at("alert").text().equals("QGatewayHeapFull"));
    }

    @Test
    void alertsOnTheOperatorComeWithTheOperator() {
        var with = chart.with(TRYING_OUT, "metrics.prometheusRule.enabled=true");
        var without =
                chart.with(
                        TRYING_OUT,
                        "metrics.prometheusRule.enabled=true",
                        "metrics.dashboards.enabled=true",
                        "operator.enabled=false");

        assertThat(with.the("PrometheusRule", "demo-qgateway").at("spec.groups.1.rules").items())
                .isNotEmpty()
                .allSatisfy(alert ->
                        assertThat(alert.at("expr").text())
                                .contains("service=\"demo-qgateway-operator\"")
                                .doesNotContain("\"qgateway-operator\""));
        assertThat(without.the("PrometheusRule", "demo-qgateway").at("spec.groups").items())
                .hasSize(1);
        assertThat(without.all("ConfigMap")).hasSize(2);
    }

    @Test
    void everyAlertHasItsRunbook() throws IOException {
        var runbooks = Files.readString(Path.of("../docs/runbooks/README.md"));

        assertThat(
                        Yaml.read(Chart.DIRECTORY.resolve("alerts/qgateway.yaml"))
                                .at("groups.0.rules")
                                .items())
                .isNotEmpty()
                .allSatisfy(alert ->
                        assertThat(runbooks).contains("\n## " + alert.at("alert").text() + "\n"));
    }

    private static String variable(Yaml pod, String name) {
        return pod.at("containers.0.env").items().stream()
                .filter(each -> each.at("name").text().equals(name))
                .map(each -> each.at("value").text())
                .findFirst()
                .orElse("");
    }

    private static String secret(Chart.Rendered rendered, String name, String key) {
        var encoded = rendered.the("Secret", name).at("data").step(key).text();
        return new String(Base64.getDecoder().decode(encoded));
    }

    @Test
    void givesTheOperatorTheRightsItIsTestedWith() throws IOException {
        var tested =
                Yaml.documents(Files.readString(Path.of("../operator/role.yaml"))).stream()
                        .map(role -> role.at("rules"))
                        .toList();
        var rendered = chart.with(TRYING_OUT, "operator.rbac.aggregate=false");

        assertThat(Stream.concat(rendered.all("ClusterRole"), rendered.all("Role")))
                .extracting(role -> role.at("rules"))
                .containsExactlyInAnyOrderElementsOf(tested);
        assertThat(rendered.bound()).containsOnly("demo-qgateway-operator");
    }

    @Test
    void boundsTheOperatorToTheNamespacesItLooksAfter() {
        var own = chart.with(TRYING_OUT);
        var two = chart.with(TRYING_OUT, "operator.watch.namespaces={a,b}");
        var all = chart.with(TRYING_OUT, "operator.watch.allNamespaces=true");

        assertThat(watched(own)).isEqualTo("ai");
        assertThat(bindings(own, "RoleBinding")).containsExactly("ai");
        assertThat(watched(two)).isEqualTo("a,b");
        assertThat(bindings(two, "RoleBinding")).containsExactly("a", "b");
        assertThat(watched(all)).isEmpty();
        assertThat(bindings(all, "RoleBinding")).isEmpty();
        assertThat(all.all("ClusterRoleBinding"))
                .anyMatch(binding ->
                        binding.at("roleRef.name").text().equals("ai-demo-qgateway-operator"));
    }

    private static String watched(Chart.Rendered rendered) {
        return variable(
                rendered.the("Deployment", "demo-qgateway-operator").at("spec.template.spec"),
                "QGATEWAY_WATCH_NAMESPACES");
    }

    /** Where the operator's larger role is bound. */
    private static List<String> bindings(Chart.Rendered rendered, String kind) {
        return rendered.all(kind)
                .filter(binding ->
                        binding.at("roleRef.name").text().equals("ai-demo-qgateway-operator"))
                .map(binding -> binding.at("metadata.namespace").text())
                .toList();
    }

    @Test
    void givesTheConsoleTheRightsItIsTestedWithAndNoKey() throws IOException {
        var tested = Yaml.read(Path.of("../operator/console-role.yaml")).at("rules");
        var rendered = chart.with(TRYING_OUT, "console.enabled=true");
        var pod = rendered.the("Deployment", "demo-qgateway-console").at("spec.template.spec");

        assertThat(rendered.the("ClusterRole", "ai-demo-qgateway-console").at("rules"))
                .isEqualTo(tested);
        assertThat(rendered.bound())
                .containsOnly("demo-qgateway-operator", "demo-qgateway-console");
        assertThat(pod.at("containers.0.env").items())
                .extracting(each -> each.at("name").text())
                .doesNotContain("QGATEWAY_SEALING_KEY", "OPENAI_KEYS");
        assertThat(secret(rendered, "demo-qgateway-reader", "url"))
                .startsWith("postgres://qgateway_reader:")
                .endsWith("@demo-qgateway-postgresql:5432/qgateway");
        assertThat(secret(rendered, "demo-qgateway-internal", "internal-token")).hasSize(40);
        assertThat(variableNames(rendered.gateway().at("spec.template.spec")))
                .contains("QGATEWAY_INTERNAL_TOKEN");
    }

    @Test
    void hasNothingOfAConsoleThatNobodyWants() {
        var rendered = chart.with(TRYING_OUT);

        assertThat(rendered.objects())
                .noneMatch(object -> object.at("metadata.name").text().endsWith("-console"));
        assertThat(variableNames(rendered.gateway().at("spec.template.spec")))
                .doesNotContain("QGATEWAY_INTERNAL_TOKEN");
    }

    @Test
    void boundsTheConsoleToTheNamespacesOfTheOperator() {
        var two = chart.with(TRYING_OUT, "console.enabled=true", "operator.watch.namespaces={a,b}");
        var pod = two.the("Deployment", "demo-qgateway-console").at("spec.template.spec");

        assertThat(variable(pod, "QGATEWAY_WATCH_NAMESPACES")).isEqualTo("a,b");
        assertThat(variable(pod, "QGATEWAY_CONSOLE_NAMESPACE")).isEqualTo("a");
        assertThat(
                        two.all("RoleBinding")
                                .filter(binding ->
                                        binding.at("roleRef.name")
                                                .text()
                                                .equals("ai-demo-qgateway-console"))
                                .map(binding -> binding.at("metadata.namespace").text()))
                .containsExactly("a", "b");
    }

    private static List<String> variableNames(Yaml pod) {
        return pod.at("containers.0.env").items().stream()
                .map(each -> each.at("name").text())
                .toList();
    }

    @Test
    void bringsTheDefinitionAsItIs() throws IOException {
        var source = Path.of("../crds/qaccounts.qgateway.io.yaml");
        var copy = Chart.DIRECTORY.resolve("files/qaccounts.qgateway.io.yaml");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(copy, Files.readString(source));
        }
        var definition =
                chart.with(TRYING_OUT).the("CustomResourceDefinition", "qaccounts.qgateway.io");

        assertThat(copy).hasSameTextualContentAs(source);
        assertThat(definition.at("spec")).isEqualTo(Yaml.read(source).at("spec"));
        assertThat(definition.at("metadata.annotations").step("helm.sh/resource-policy").text())
                .isEqualTo("keep");
        assertThat(chart.with(TRYING_OUT, "crds.enabled=false").all("CustomResourceDefinition"))
                .isEmpty();
    }

    /** Everything that the values say is described, and nothing else. */
    @Test
    void describesEveryValue() {
        var schema = Yaml.read(Chart.DIRECTORY.resolve("values.schema.json"));
        var values = Yaml.read(Chart.DIRECTORY.resolve("values.yaml"));

        assertThat(ValuesTable.problems(schema, values)).isEmpty();
    }

    @Test
    void theChartsPageListsEveryValue() throws IOException {
        var page = Chart.DIRECTORY.resolve("README.md");
        var table =
                new ValuesTable(
                                Yaml.read(Chart.DIRECTORY.resolve("values.schema.json")),
                                Yaml.read(Chart.DIRECTORY.resolve("values.yaml")))
                        .lines();
        var listed = ValuesTable.replaced(Files.readString(page), List.copyOf(table));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, listed);
        }

        assertThat(Files.readString(page)).isEqualTo(listed);
    }

    /** A setting is a value under gateway.settings, or the chart sets it itself. */
    @Test
    void knowsEverySettingOfTheGateway() throws IOException {
        var page = Files.readString(Path.of("../docs/configuration.md"));
        var settings =
                Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|.*\\|.*\\|.*\\|$")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1))
                        .toList();
        var own =
                List.of(
                        "HOST",
                        "PORT",
                        "OPENAI_KEYS",
                        "OPENAI_KEYS_FILE",
                        "ADMIN_PASSWORD",
                        "ENABLE_CONSOLE",
                        "DATABASE_URL",
                        "QGATEWAY_INTERNAL_TOKEN",
                        "QGATEWAY_SEALING_KEY",
                        "QGATEWAY_SEALING_KEY_PREVIOUS",
                        "QGATEWAY_FALLBACK_KEY",
                        "QGATEWAY_ALLOW_INSECURE",
                        "QGATEWAY_DEMO",
                        "QGATEWAY_DRAIN_DELAY",
                        "QGATEWAY_DRAIN_TIMEOUT");

        var inSchema =
                Yaml.read(Chart.DIRECTORY.resolve("values.schema.json"))
                        .at("properties.gateway.properties.settings.properties")
                        .names();

        assertThat(Stream.concat(own.stream(), inSchema))
                .containsExactlyInAnyOrderElementsOf(settings);
    }
}
