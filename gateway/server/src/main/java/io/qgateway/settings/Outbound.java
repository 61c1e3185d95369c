package io.qgateway.settings;

import java.util.List;
import java.util.Optional;

/**
 * How the upstream and the identity provider are reached.
 *
 * @param noProxy hosts and domains that are called directly
 * @param bufferSize of each upstream connection, in bytes
 */
public record Outbound(
        Endpoints endpoints,
        Optional<HttpProxy> proxy,
        List<String> noProxy,
        int bufferSize,
        int maxConnections) {

    public Outbound {
        noProxy = List.copyOf(noProxy);
    }
}
