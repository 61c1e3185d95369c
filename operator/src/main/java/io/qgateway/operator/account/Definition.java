package io.qgateway.operator.account;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.qgateway.operator.qaccount.QAccount;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definition of QAccounts in the cluster. When somebody deletes it all resources go with it,
 * which says nothing about the accounts. May be shared by all threads.
 */
public final class Definition {

    private static final Logger log = LoggerFactory.getLogger(Definition.class);
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(2).toNanos();

    private final KubernetesClient client;
    private boolean going;
    private boolean asked;
    private long askedAt;

    public Definition(KubernetesClient client) {
        this.client = client;
    }

    /** Whether it is being deleted, or gone. Whoever may not look at it takes it for there. */
    synchronized boolean isGoing() {
        long now = System.nanoTime();
        if (!asked || now - askedAt > REMEMBERED_NANOS) {
            going = look();
            asked = true;
            askedAt = now;
        }
        return going;
    }

    private boolean look() {
        try {
            var definition =
                    client.apiextensions()
                            .v1()
                            .customResourceDefinitions()
                            .withName(HasMetadata.getFullResourceName(QAccount.class))
                            .get();
            return definition == null || definition.getMetadata().getDeletionTimestamp() != null;
        } catch (KubernetesClientException e) {
            log.debug("The definition of QAccounts can't be looked at", e);
            return false;
        }
    }
}
