package io.qgateway.operator.console;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.QAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which QAccounts there are, and who else manages them. Of each it keeps no more than that. May be
 * shared by all threads.
 */
final class ResourceIndex implements ResourceEventHandler<QAccount>, AutoCloseable {

    private static final long PAGE = 500;

    /** What kubectl calls itself: a person, who may as well edit here. */
    private static final String BY_HAND = "kubectl";

    private final KubernetesClient client;
    private final Set<String> namespaces;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final List<SharedIndexInformer<QAccount>> informers = new ArrayList<>();

    /**
     * A QAccount.
     *
     * @param manager who beside people and this console has written its spec
     */
    record Entry(AccountName name, Optional<String> manager) {

        static Entry of(QAccount account) {
            return new Entry(AccountName.of(account), managerOf(account));
        }

        /** What has to be changed instead of the account, if this console may not. */
        Optional<String> elsewhere() {
            return manager.map(it -> "QAccount %s, which %s manages".formatted(name, it));
        }
    }

    /**
     * @param namespaces those to look into; none are all
     */
    ResourceIndex(KubernetesClient client, Set<String> namespaces) {
        this.client = client;
        this.namespaces = namespaces;
    }

    /** Begins to follow them, without waiting for the first. */
    void start() {
        var accounts = client.resources(QAccount.class);
        if (namespaces.isEmpty()) {
            follow(accounts.inAnyNamespace().withLimit(PAGE).runnableInformer(0));
        } else {
            namespaces.forEach(namespace ->
                    follow(accounts.inNamespace(namespace).withLimit(PAGE).runnableInformer(0)));
        }
    }

    private void follow(SharedIndexInformer<QAccount> informer) {
        informers.add(informer);
        informer.itemStore(bare()).addEventHandler(this).exceptionHandler((_, _) -> true).start();
    }

    /** Everything about QAccounts is read when it is needed; they are too large to keep. */
    private static ItemStore<QAccount> bare() {
        return new TransformingItemStore<>(account -> {
            var bare = new QAccount();
            bare.setMetadata(
                    new ObjectMetaBuilder()
                            .withNamespace(account.getMetadata().getNamespace())
                            .withName(account.getMetadata().getName())
                            .withUid(account.getMetadata().getUid())
                            .withResourceVersion(account.getMetadata().getResourceVersion())
                            .build());
            return bare;
        });
    }

    boolean isComplete() {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    /** Whether an account is in a namespace that this looks into. */
    boolean covers(AccountName name) {
        return namespaces.isEmpty() || namespaces.contains(name.namespace());
    }

    Optional<Entry> find(String uid) {
        return Optional.ofNullable(entries.get(uid));
    }

    /** Who beside people and this console has written the spec of a resource. */
    private static Optional<String> managerOf(HasMetadata resource) {
        return resource.getMetadata().getManagedFields().stream()
                .filter(ResourceIndex::ownsSpec)
                .map(ManagedFieldsEntry::getManager)
                .filter(manager ->
                        !manager.startsWith(BY_HAND)
                                && !manager.equals(ClusterConsoleConfiguration.FIELD_MANAGER))
                .findFirst();
    }

    private static boolean ownsSpec(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().containsKey("f:spec");
    }

    @Override
    public void onAdd(QAccount account) {
        entries.put(account.getMetadata().getUid(), Entry.of(account));
    }

    @Override
    public void onUpdate(QAccount before, QAccount now) {
        onAdd(now);
    }

    @Override
    public void onDelete(QAccount account, boolean unknown) {
        entries.remove(account.getMetadata().getUid());
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
    }
}
