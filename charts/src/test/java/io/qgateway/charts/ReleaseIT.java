package io.qgateway.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.parts.KubernetesApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Releases at a real API server: what it takes, and what stays. Nothing runs there. */
@Timeout(300)
class ReleaseIT {

    private static final Path VALUES = Path.of("src/test/resources/values");
    private static final String CHART = Chart.DIRECTORY.toString();
    private static final String OUR_NAMESPACE = "qgateway-release-it";
    private static final String RESTRICTED = "qgateway-release-it-restricted";

    /** It is the cluster's, and belongs to one release. */
    private static final String NO_DEFINITION = "crds.enabled=false";

    private static final String NAMESPACE_OBJECT =
            """
            extraObjects:
              - apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                  labels:
                    pod-security.kubernetes.io/enforce: restricted
                    pod-security.kubernetes.io/warn: restricted
            """;

    @TempDir static Path directory;

    private static Tool helm;
    private static String kubeconfig;

    private final List<String> releases = new ArrayList<>();

    @BeforeAll
    static void findTheServer() throws IOException {
        helm = Tool.helm();
        kubeconfig =
                Files.writeString(
                                directory.resolve("kubeconfig"),
                                KubernetesApi.shared().kubeconfig())
                        .toString();
    }

    @BeforeEach
    void begin() {
        releases.clear();
    }

    @AfterEach
    void uninstall() {
        releases.reversed().forEach(release -> helm("uninstall", release, OUR_NAMESPACE));
    }

    @Test
    void anUpgradeWithTheSameValuesChangesNothingAndKeepsWhatWasGenerated() {
        install("same", "--values", VALUES.resolve("trying-out.yaml").toString());
        var before = manifest("same");

        helm("upgrade", "same", OUR_NAMESPACE, CHART, "--reset-then-reuse-values").orFail();

        assertThat(manifest("same")).isEqualTo(before).contains("admin-password");
    }

    @Test
    void aValueThatIsGivenWinsAndTheOthersStay() {
        install("changed", "--values", VALUES.resolve("trying-out.yaml").toString());
        var before = Chart.rendered(manifest("changed"));

        helm(
                        "upgrade",
                        "changed",
                        OUR_NAMESPACE,
                        CHART,
                        "--reset-then-reuse-values",
                        "--set",
                        "admin.password=a-password-of-ours")
                .orFail();

        var after = Chart.rendered(manifest("changed"));
        assertThat(after.the("Secret", "changed-qgateway-admin"))
                .isNotEqualTo(before.the("Secret", "changed-qgateway-admin"));
        for (var secret : List.of("keys", "sealing", "postgresql")) {
            assertThat(after.the("Secret", "changed-qgateway-" + secret))
                    .isEqualTo(before.the("Secret", "changed-qgateway-" + secret));
        }
        assertThat(after.gateway("changed-qgateway").at("spec.template.metadata.annotations"))
                .as("gateways start anew with another password")
                .isNotEqualTo(
                        before.gateway("changed-qgateway")
                                .at("spec.template.metadata.annotations"));
    }

    @Test
    void aReleaseOfTheSameNameFindsTheSealingKeyOfTheOneBefore() {
        install("again", "--values", VALUES.resolve("trying-out.yaml").toString());
        var before = Chart.rendered(manifest("again"));
        var farewell = helm("uninstall", "again", OUR_NAMESPACE).orFail();

        install("again", "--values", VALUES.resolve("trying-out.yaml").toString());

        var after = Chart.rendered(manifest("again"));
        assertThat(farewell).contains("[Secret] again-qgateway-sealing");
        assertThat(after.the("Secret", "again-qgateway-sealing"))
                .isEqualTo(before.the("Secret", "again-qgateway-sealing"));
        assertThat(after.the("Secret", "again-qgateway-keys"))
                .isNotEqualTo(before.the("Secret", "again-qgateway-keys"));
    }

    @Test
    void theServerTakesAllThatCanBeSwitchedOn() {
        install(
                "everything",
                "--values",
                VALUES.resolve("everything.yaml").toString(),
                "--set",
                // They need definitions of others, and a namespace.
                "httpRoute.enabled=false,metrics.serviceMonitor.enabled=false,metrics.prometheusRule.enabled=false,metrics.dashboards.namespace=");

        assertThat(manifest("everything"))
                .contains("HorizontalPodAutoscaler", "Ingress", "NetworkPolicy", "everything-more");
    }

    @Test
    void aRestrictedNamespaceHasNothingToSay() throws IOException {
        var namespace = directory.resolve("namespace.yaml");
        Files.writeString(namespace, NAMESPACE_OBJECT.formatted(RESTRICTED));
        install(
                "namespace",
                "--values",
                VALUES.resolve("trying-out.yaml").toString(),
                "--values",
                namespace.toString());

        var good = inRestricted("good");
        var bad =
                inRestricted("bad", "--set", "gateway.containerSecurityContext.runAsNonRoot=false");

        assertThat(good).doesNotContain("would violate PodSecurity");
        assertThat(bad).contains("would violate PodSecurity");
    }

    private static String inRestricted(String release, String... more) {
        var values = List.of("--values", VALUES.resolve("trying-out.yaml").toString());
        var said =
                helm(
                                "install",
                                release,
                                RESTRICTED,
                                Stream.concat(
                                                Stream.concat(
                                                        Stream.of(CHART, "--set", NO_DEFINITION),
                                                        values.stream()),
                                                Stream.of(more))
                                        .toArray(String[]::new))
                        .orFail();
        helm("uninstall", release, RESTRICTED).orFail();
        return said;
    }

    private void install(String release, String... more) {
        helm(
                        "install",
                        release,
                        OUR_NAMESPACE,
                        Stream.concat(
                                        Stream.of(
                                                CHART,
                                                "--create-namespace",
                                                "--set",
                                                NO_DEFINITION),
                                        Stream.of(more))
                                .toArray(String[]::new))
                .orFail();
        releases.add(release);
    }

    private static String manifest(String release) {
        return helm("get", "manifest", OUR_NAMESPACE, release).orFail();
    }

    private static Tool.Outcome helm(String verb, String object, String namespace, String... more) {
        var words = new ArrayList<>(List.of(verb, object));
        words.addAll(List.of(more));
        words.addAll(List.of("--namespace", namespace, "--kubeconfig", kubeconfig));
        return helm.run("", words);
    }
}
