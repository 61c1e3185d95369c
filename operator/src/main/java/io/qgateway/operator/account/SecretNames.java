package io.qgateway.operator.account;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.qgateway.operator.grant.SecretGrants;
import io.qgateway.operator.qaccount.AccountName;
import java.util.Optional;

/** What is remembered of Secrets between two looks: their names, never what is in them. */
final class SecretNames {

    private SecretNames() {}

    static TransformingItemStore<Secret> store() {
        return new TransformingItemStore<>(SecretNames::bare);
    }

    /** Whose grant it is, if it is one. */
    static Optional<AccountName> account(Secret secret) {
        var labels = secret.getMetadata().getLabels();
        return Optional.ofNullable(labels == null ? null : labels.get(SecretGrants.LABEL))
                .map(name -> new AccountName(secret.getMetadata().getNamespace(), name));
    }

    private static Secret bare(Secret secret) {
        var bare = new Secret();
        bare.setMetadata(
                new ObjectMetaBuilder()
                        .withNamespace(secret.getMetadata().getNamespace())
                        .withName(secret.getMetadata().getName())
                        .withUid(secret.getMetadata().getUid())
                        .withResourceVersion(secret.getMetadata().getResourceVersion())
                        .withLabels(
                                account(secret).isPresent()
                                        ? secret.getMetadata().getLabels()
                                        : null)
                        .build());
        return bare;
    }
}
