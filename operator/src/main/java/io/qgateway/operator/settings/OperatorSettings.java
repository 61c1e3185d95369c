package io.qgateway.operator.settings;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the operator is told from outside, complete and checked.
 *
 * @param sealingKeys one key, or the current and the previous one; absent where the key is in a
 *     file
 * @param readerPassword that of the role that consoles read the database with; absent where there
 *     is none, or others make it
 * @param oidcEndpoint takes the place of the regional endpoints
 * @param upstreamEndpoint the same for Amazon Q, which is asked for profiles
 * @param namespaces those to look after; none are all
 * @param leaseNamespace where the Lease of the leader is; absent where there is only one operator
 * @param identity this process among those that want to lead
 */
public record OperatorSettings(
        String host,
        int port,
        DatabaseUrl database,
        Optional<Secret> sealingKeys,
        Optional<Secret> readerPassword,
        Optional<URI> oidcEndpoint,
        Optional<URI> upstreamEndpoint,
        Optional<URI> proxy,
        List<String> noProxy,
        Set<String> namespaces,
        Optional<String> leaseNamespace,
        String identity) {

    public OperatorSettings {
        noProxy = List.copyOf(noProxy);
        namespaces = Set.copyOf(namespaces);
    }

    /** The way to the identity provider. The API server is always called directly. */
    public ProxySelector proxySelector() {
        return new OutboundProxy(proxy, noProxy);
    }
}
