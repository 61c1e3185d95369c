package io.qgateway.operator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.qgateway.operator.qaccount.Crd;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.parts.KubernetesApi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The API server of the tests with the definition of QAccounts, and a namespace for one test. */
public final class Cluster implements AutoCloseable {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static boolean prepared;

    private final Config config;
    private final KubernetesClient client;
    private final String namespace;

    private Cluster(Config config) {
        this.config = config;
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.namespace =
                "test-%d-%d".formatted(ProcessHandle.current().pid(), NAMESPACES.incrementAndGet());
    }

    public static Cluster withNamespace() {
        var cluster = new Cluster(config());
        cluster.prepare();
        cluster.client
                .namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(cluster.namespace)
                                .endMetadata()
                                .build())
                .create();
        return cluster;
    }

    public static Config config() {
        return Config.fromKubeconfig(KubernetesApi.shared().kubeconfig());
    }

    public KubernetesClient client() {
        return client;
    }

    public Config clientConfig() {
        return config;
    }

    public String namespace() {
        return namespace;
    }

    /** Creates the QAccount {@code a}, which waits for a person to approve its login then. */
    void createAccount() {
        client.resource(
                        resource(
                                """
                                apiVersion: qgateway.io/v1alpha1
                                kind: QAccount
                                metadata: {name: a}
                                spec: {auth: {deviceLogin: {}}}
                                """))
                .inNamespace(namespace)
                .create();
    }

    /**
     * Takes the accounts away, whose operator has gone; nobody else cleans up after a namespace.
     */
    @Override
    public void close() {
        var accounts = client.resources(QAccount.class).inNamespace(namespace);
        for (var account : accounts.list().getItems()) {
            accounts.resource(account)
                    .edit(it -> {
                        it.getMetadata().setFinalizers(List.of());
                        return it;
                    });
        }
        accounts.delete();
        client.namespaces().withName(namespace).delete();
        client.close();
    }

    /** Brings the definition back after a test has deleted it. */
    void restore() {
        client.resource(Crd.read()).serverSideApply();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(this::knowsTheDefinition);
    }

    private void prepare() {
        synchronized (Cluster.class) {
            if (!prepared) {
                restore();
                prepared = true;
            }
        }
    }

    private boolean knowsTheDefinition() {
        var established =
                client.resource(Crd.read()).get().getStatus().getConditions().stream()
                        .anyMatch(it ->
                                it.getType().equals("Established")
                                        && it.getStatus().equals("True"));
        return established && client.getApiResources("qgateway.io/v1alpha1") != null;
    }

    /** What kubectl would send. */
    public static GenericKubernetesResource resource(String yaml) {
        return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    }
}
