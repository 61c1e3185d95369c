package io.qgateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.qgateway.operator.qaccount.Condition;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.parts.Database;
import io.qgateway.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator may do, and that it needs no more. */
class RightsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String NAME = "qgateway-operator";

    @Test
    void areTheseAndNoOthers() throws IOException {
        assertThat(rules("role.yaml"))
                .containsExactly(
                        "qgateway.io/qaccounts: get list watch patch",
                        "qgateway.io/qaccounts/status: patch",
                        "/secrets: get list watch create update delete",
                        "/events: create",
                        "apiextensions.k8s.io/customresourcedefinitions(qaccounts.qgateway.io):"
                                + " get",
                        "coordination.k8s.io/leases: create",
                        "coordination.k8s.io/leases(qgateway-operator): get update patch");
    }

    @Test
    void ofTheConsoleAreTheseAndNoOthers() throws IOException {
        assertThat(rules("console-role.yaml"))
                .containsExactly(
                        "qgateway.io/qaccounts: get list watch create patch delete",
                        "/secrets: create");
    }

    @Test
    void areEnoughForAWholeLife() throws IOException {
        try (var cluster = Cluster.withNamespace();
                var simulator = Simulator.start()) {
            grant(cluster);
            try (var _ =
                    StartedOperator.start(
                            cluster,
                            Database.POSTGRES.newUrl(),
                            simulator.endpoint(),
                            limited(cluster))) {
                live(cluster, simulator);
            }
        }
    }

    @Test
    void areEnoughToLeadAndToTakeOver() throws IOException {
        try (var cluster = Cluster.withNamespace();
                var simulator = Simulator.start()) {
            grant(cluster);
            var database = Database.POSTGRES.newUrl();
            var first =
                    StartedOperator.candidate(
                            cluster, database, simulator.endpoint(), limited(cluster));
            await().atMost(PATIENCE).until(first::leads);
            try (var second =
                    StartedOperator.candidate(
                            cluster, database, simulator.endpoint(), limited(cluster))) {
                assertThat(second.leads()).isFalse();

                first.close();

                await().atMost(PATIENCE).until(second::leads);
                live(cluster, simulator);
            }
        }
    }

    @Test
    void endAtTheNamespace() throws IOException {
        try (var cluster = Cluster.withNamespace();
                var other = Cluster.withNamespace()) {
            grant(cluster);
            try (var client = new KubernetesClientBuilder().withConfig(limited(cluster)).build()) {
                assertThat(client.secrets().inNamespace(cluster.namespace()).list().getItems())
                        .isNotNull();
                assertThat(
                                catchThrowable(() ->
                                        client.secrets().inNamespace(other.namespace()).list()))
                        .hasMessageContaining("cannot list resource \"secrets\"");
                assertThat(
                                catchThrowable(() ->
                                        client.pods().inNamespace(cluster.namespace()).list()))
                        .hasMessageContaining("cannot list resource \"pods\"");
            }
        }
    }

    private static void live(Cluster cluster, Simulator simulator) {
        var account =
                cluster.client()
                        .resources(QAccount.class)
                        .inNamespace(cluster.namespace())
                        .withName("a");
        cluster.createAccount();
        await().atMost(PATIENCE).until(() -> !simulator.waitingLogins().isEmpty());
        simulator.approveLogin(simulator.waitingLogins().getFirst(), "a");
        await().atMost(PATIENCE)
                .until(() ->
                        Optional.ofNullable(account.get().getStatus())
                                .flatMap(it -> it.condition(Condition.READY))
                                .filter(it -> it.status().equals("True"))
                                .isPresent());
        assertThat(
                        cluster.client()
                                .v1()
                                .events()
                                .inNamespace(cluster.namespace())
                                .list()
                                .getItems())
                .isNotEmpty();

        account.delete();

        await().atMost(PATIENCE).until(() -> account.get() == null);
        assertThat(
                        cluster.client()
                                .secrets()
                                .inNamespace(cluster.namespace())
                                .withName("a-grant")
                                .get())
                .isNull();
    }

    /** The API server's administrator in the role of the operator's ServiceAccount. */
    private static Config limited(Cluster cluster) {
        var config = Cluster.config();
        config.setImpersonateUsername(
                "system:serviceaccount:%s:%s".formatted(cluster.namespace(), NAME));
        config.setImpersonateGroups("system:serviceaccounts", "system:authenticated");
        return config;
    }

    private static void grant(Cluster cluster) throws IOException {
        for (var resource : roles(cluster)) {
            cluster.client().resource(resource).forceConflicts().serverSideApply();
            switch (resource) {
                case ClusterRole role -> bind(cluster, role);
                case Role role -> bindHere(cluster, "Role", role.getMetadata().getName());
                default -> throw new IllegalStateException("No role: " + resource);
            }
        }
    }

    /** In the namespace alone, as far as that is possible. */
    private static void bind(Cluster cluster, ClusterRole role) {
        var name = role.getMetadata().getName();
        if (name.equals(NAME)) {
            bindHere(cluster, "ClusterRole", name);
        } else {
            cluster.client()
                    .resource(
                            new ClusterRoleBindingBuilder()
                                    .withNewMetadata()
                                    .withName(name + "-" + cluster.namespace())
                                    .endMetadata()
                                    .withNewRoleRef(
                                            "rbac.authorization.k8s.io", "ClusterRole", name)
                                    .addNewSubject("", "ServiceAccount", NAME, cluster.namespace())
                                    .build())
                    .create();
        }
    }

    private static void bindHere(Cluster cluster, String kind, String name) {
        cluster.client()
                .resource(
                        new RoleBindingBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(cluster.namespace())
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", kind, name)
                                .addNewSubject("", "ServiceAccount", NAME, cluster.namespace())
                                .build())
                .create();
    }

    private static List<HasMetadata> roles(Cluster cluster) throws IOException {
        return cluster.client().load(Files.newInputStream(Path.of("role.yaml"))).items().stream()
                .peek(it -> {
                    if (it instanceof Role) {
                        it.getMetadata().setNamespace(cluster.namespace());
                    }
                })
                .toList();
    }

    private static List<String> rules(String file) throws IOException {
        return List.of(Files.readString(Path.of(file)).split("\n---\n")).stream()
                .map(Cluster::resource)
                .flatMap(RightsIT::rules)
                .map(RightsIT::text)
                .toList();
    }

    private static Stream<PolicyRule> rules(GenericKubernetesResource role) {
        var yaml = Serialization.asYaml(role);
        return role.getKind().equals("Role")
                ? Serialization.unmarshal(yaml, Role.class).getRules().stream()
                : Serialization.unmarshal(yaml, ClusterRole.class).getRules().stream();
    }

    private static String text(PolicyRule rule) {
        var names = rule.getResourceNames();
        return "%s/%s%s: %s"
                .formatted(
                        String.join(",", rule.getApiGroups()),
                        String.join(",", rule.getResources()),
                        names == null || names.isEmpty()
                                ? ""
                                : names.toString().replace('[', '(').replace(']', ')'),
                        String.join(" ", rule.getVerbs()));
    }
}
