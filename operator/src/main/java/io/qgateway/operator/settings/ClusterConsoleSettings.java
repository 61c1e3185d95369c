package io.qgateway.operator.settings;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl;
import java.net.URI;
import java.util.Set;

/**
 * Everything the cluster's console is told from outside, complete and checked.
 *
 * @param database for a user who can read the tables; more is not needed
 * @param gateway where the gateways are
 * @param internalToken opens their internal paths
 * @param namespaces those whose QAccounts are shown; none are all
 * @param namespace that of new QAccounts
 * @param node tells this process from others
 */
public record ClusterConsoleSettings(
        String host,
        int port,
        DatabaseUrl database,
        Secret adminPassword,
        URI gateway,
        Secret internalToken,
        Set<String> namespaces,
        String namespace,
        String node) {

    public ClusterConsoleSettings {
        namespaces = Set.copyOf(namespaces);
    }
}
