package io.qgateway.operator.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The way to the identity provider: loopback and what NO_PROXY has are always called directly. */
final class OutboundProxy extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);
    private static final int HTTP = 80;

    private final Optional<URI> proxy;
    private final List<String> exceptions;

    OutboundProxy(Optional<URI> proxy, List<String> exceptions) {
        this.proxy = proxy;
        this.exceptions = exceptions;
    }

    @Override
    public List<Proxy> select(URI target) {
        return proxy.filter(_ -> !isDirect(target.getHost()))
                .map(it ->
                        new InetSocketAddress(it.getHost(), it.getPort() < 0 ? HTTP : it.getPort()))
                .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
                .orElse(DIRECT);
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException problem) {
        // Whoever called hears of it.
    }

    private boolean isDirect(String host) {
        return isLoopback(host)
                || exceptions.stream()
                        .map(it -> it.startsWith(".") ? it.substring(1) : it)
                        .anyMatch(
                                it -> it.equals("*") || host.equals(it) || host.endsWith("." + it));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals(InetAddress.getLoopbackAddress().getHostAddress());
    }
}
