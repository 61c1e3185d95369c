package io.qgateway.amazonq;

import io.qgateway.amazonq.http.ProxyRule;
import io.qgateway.amazonq.http.TransportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the upstream is reached.
 *
 * @param endpoint a base URL that replaces Amazon's own hosts, for tests and private endpoints
 * @param connectTimeout for reaching a host, and again for its TLS handshake
 * @param maxConnections how many answers may be on their way at once
 * @param bufferSize in bytes; an answer on its way holds two such buffers
 * @param proxy an HTTP proxy, {@code http://[user:password@]host:port}
 * @param noProxy hosts and domains that are reached without it; loopback always is
 */
public record UpstreamSettings(
        Optional<URI> endpoint,
        Duration connectTimeout,
        int maxConnections,
        int bufferSize,
        Optional<URI> proxy,
        List<String> noProxy) {

    /** Below the idle time limits of servers, which begin at 30 seconds. */
    private static final Duration IDLE_EXPIRY = Duration.ofSeconds(20);

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,3}-\\d{1,2}");

    public UpstreamSettings {
        noProxy = List.copyOf(noProxy);
        endpoint.ifPresent(UpstreamSettings::checkEndpoint);
    }

    /** The settings to start from: Amazon's own hosts, no proxy. */
    public static UpstreamSettings defaults() {
        return new UpstreamSettings(
                Optional.empty(), Duration.ofSeconds(5), 20_000, 4096, Optional.empty(), List.of());
    }

    private static void checkEndpoint(URI endpoint) {
        boolean http =
                "http".equalsIgnoreCase(endpoint.getScheme())
                        || "https".equalsIgnoreCase(endpoint.getScheme());
        if (!http || endpoint.getHost() == null || endpoint.getPort() > 0xFFFF) {
            throw new IllegalArgumentException(
                    "The upstream endpoint must be an http or https URL, not " + endpoint);
        }
    }

    /** Where requests for a region go; empty when there can be no such region. */
    Optional<URI> address(String region) {
        if (endpoint.isPresent()) {
            return endpoint;
        }
        return REGION.matcher(region).matches()
                ? Optional.of(URI.create("https://q." + region + ".amazonaws.com"))
                : Optional.empty();
    }

    TransportSettings transport() {
        return new TransportSettings(
                connectTimeout,
                maxConnections,
                IDLE_EXPIRY,
                bufferSize,
                new ProxyRule(proxy, noProxy));
    }

    /** A proxy's address may hold a password. */
    @Override
    public String toString() {
        return "UpstreamSettings[endpoint=%s, connectTimeout=%s, maxConnections=%d, bufferSize=%d, %s]"
                .formatted(
                        endpoint.map(URI::toString).orElse("by region"),
                        connectTimeout,
                        maxConnections,
                        bufferSize,
                        new ProxyRule(proxy, noProxy));
    }
}
