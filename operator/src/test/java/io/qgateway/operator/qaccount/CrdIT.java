package io.qgateway.operator.qaccount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.qgateway.operator.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definition on a real API server: what it refuses, in which words, and what it fills in. */
class CrdIT {

    private static final Path CASES = Path.of("src/test/resources/crd");

    private static Cluster cluster;

    @BeforeAll
    static void open() {
        cluster = Cluster.withNamespace();
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    static Stream<String> cases() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    /** A file's first line is what the API server answers to its last document. */
    @ParameterizedTest
    @MethodSource("cases")
    void refuses(String file) throws IOException {
        var text = Files.readString(CASES.resolve(file));
        var message = text.lines().findFirst().orElseThrow().substring("# ".length());
        var documents = List.of(text.split("\n---\n"));
        var before = documents.size() == 1 ? null : send("POST", "", documents.getFirst(), null);

        assertThatThrownBy(() ->
                        send(
                                before == null ? "POST" : "PUT",
                                before == null ? "" : "/a",
                                documents.getLast(),
                                before))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(unquoted(e.getStatus().getMessage())).contains(message));
    }

    @Test
    void fillsInTheDefaults() {
        var created =
                apply(
                        Cluster.resource(
                                """
                                apiVersion: qgateway.io/v1alpha1
                                kind: QAccount
                                metadata: {name: bare}
                                spec: {auth: {deviceLogin: {}}}
                                """));

        assertThat(created.<Object>get("spec"))
                .hasToString(
                        "{auth={deviceLogin={region=us-east-1,"
                                + " startUrl=https://view.awsapps.com/start}},"
                                + " credentialSecret={deletionPolicy=Delete}, pool={weight=100},"
                                + " profileArn=auto, provider=AmazonQ, suspend=false}");
    }

    @Test
    void changesOfTheStatusLeaveTheSpecAlone() {
        apply(
                Cluster.resource(
                        """
                        apiVersion: qgateway.io/v1alpha1
                        kind: QAccount
                        metadata: {name: whole}
                        spec: {auth: {deviceLogin: {}}, label: Team A}
                        """));
        var account =
                cluster.client()
                        .resources(QAccount.class)
                        .inNamespace(cluster.namespace())
                        .withName("whole");

        account.editStatus(it -> {
            it.setSpec(null);
            it.setStatus(new QAccountStatus(1L, List.of(), null, null, null, null, null, null));
            return it;
        });

        assertThat(account.get().getSpec().label()).isEqualTo("Team A");
        assertThat(account.get().getStatus().observedGeneration()).isEqualTo(1);
        assertThat(account.get().getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void selectsByField() {
        apply(
                Cluster.resource(
                        """
                        apiVersion: qgateway.io/v1alpha1
                        kind: QAccount
                        metadata: {name: resting}
                        spec: {auth: {deviceLogin: {}}, suspend: true}
                        """));

        var suspended =
                cluster.client()
                        .resources(QAccount.class)
                        .inNamespace(cluster.namespace())
                        .withField("spec.suspend", "true")
                        .list()
                        .getItems();

        assertThat(suspended)
                .extracting(it -> it.getMetadata().getName())
                .containsExactly("resting");
    }

    private static GenericKubernetesResource apply(GenericKubernetesResource resource) {
        return cluster.client()
                .resource(resource)
                .inNamespace(cluster.namespace())
                .serverSideApply();
    }

    /** As it is in the file, empty objects included. Returns the version it has then. */
    private static @Nullable String send(
            String method, String name, String yaml, @Nullable String version) throws IOException {
        var resource = (ObjectNode) new YAMLMapper().readTree(yaml);
        if (version != null) {
            ((ObjectNode) resource.get("metadata")).put("resourceVersion", version);
        }
        var answer =
                cluster.client()
                        .raw(
                                "/apis/qgateway.io/v1alpha1/namespaces/%s/qaccounts%s?fieldValidation=Strict"
                                        .formatted(cluster.namespace(), name),
                                method,
                                resource);
        return new JsonMapper().readTree(answer).at("/metadata/resourceVersion").asText();
    }

    /** A rule's answer repeats the value, which is no part of the rule. */
    private static String unquoted(String message) {
        return message.replaceAll(
                "Invalid value: (\"[^\"]*\"|\\{.*\\}|null): (?=[A-Z])", "Invalid value: ");
    }
}
