package io.qgateway.amazonq.http;

import java.time.Duration;

/**
 * @param connectTimeout for finding, reaching and greeting a server each, and for a place among the
 *     connections
 * @param maxConnections how many exchanges may be under way at once
 * @param idleExpiry how long an unused connection is kept; less than servers do, so that they
 *     rarely close one that is just being taken
 * @param bufferSize of each connection, in bytes
 */
public record TransportSettings(
        Duration connectTimeout,
        int maxConnections,
        Duration idleExpiry,
        int bufferSize,
        ProxyRule proxy) {

    public TransportSettings {
        if (connectTimeout.toMillis() < 1 || connectTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Not a connect timeout: " + connectTimeout);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "At least one connection is needed, not " + maxConnections);
        }
        if (bufferSize < 512) {
            throw new IllegalArgumentException(
                    "A connection's buffer takes at least 512 bytes, not " + bufferSize);
        }
    }
}
