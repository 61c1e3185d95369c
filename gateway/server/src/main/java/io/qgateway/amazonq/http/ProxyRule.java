package io.qgateway.amazonq.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which requests go through an HTTP proxy. Loopback never does.
 *
 * @param proxy {@code http://[user:password@]host:port}
 * @param except hosts that are reached directly: {@code example.com} and {@code .example.com} mean
 *     the domain and what is below it, {@code *} everything
 */
public record ProxyRule(Optional<URI> proxy, List<String> except) {

    /** Everything is reached directly. */
    public static final ProxyRule DIRECT = new ProxyRule(Optional.empty(), List.of());

    public ProxyRule {
        except = List.copyOf(except);
        if (proxy.isPresent() && !isHttp(proxy.get())) {
            throw new IllegalArgumentException("A proxy looks like http://host:port");
        }
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    }

    /** The proxy that requests to this host go through, if any. */
    public Optional<URI> proxyFor(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return isLoopback(name) || except.stream().anyMatch(rule -> covers(rule, name))
                ? Optional.empty()
                : proxy;
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }

    private static boolean covers(String rule, String host) {
        String domain = rule.strip().toLowerCase(Locale.ROOT);
        if (domain.startsWith(".")) {
            domain = domain.substring(1);
        }
        return domain.equals("*")
                || host.equals(domain)
                || !domain.isEmpty() && host.endsWith("." + domain);
    }

    /** A proxy's address may hold a password. */
    @Override
    public String toString() {
        return proxy.map(uri -> "ProxyRule[" + uri.getHost() + ", except " + except + "]")
                .orElse("ProxyRule[direct]");
    }
}
