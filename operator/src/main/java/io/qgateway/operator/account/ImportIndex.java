package io.qgateway.operator.account;

import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.qgateway.operator.qaccount.QAccount;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows which accounts a Secret is about: its own, or those that get their login from it. */
final class ImportIndex {

    private static final String BY_SECRET = "secretRef";

    private final IndexerResourceCache<QAccount> accounts;

    ImportIndex(IndexerResourceCache<QAccount> accounts) {
        this.accounts = accounts;
        accounts.addIndexer(BY_SECRET, ImportIndex::secretOf);
    }

    Set<ResourceID> accountsOf(Secret secret) {
        var owner =
                SecretNames.account(secret).stream()
                        .map(account -> new ResourceID(account.name(), account.namespace()));
        var users =
                accounts
                        .byIndex(
                                BY_SECRET,
                                key(
                                        secret.getMetadata().getNamespace(),
                                        secret.getMetadata().getName()))
                        .stream()
                        .map(ResourceID::fromResource);
        return Stream.concat(owner, users).collect(Collectors.toSet());
    }

    private static List<String> secretOf(QAccount account) {
        var reference = account.getSpec().auth().secretRef();
        return reference == null
                ? List.of()
                : List.of(key(account.getMetadata().getNamespace(), reference.name()));
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
