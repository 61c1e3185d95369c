package io.qgateway.standalone;

import io.qgateway.amazonq.http.ProxyRule;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The one rule about proxies, in the form that the JDK's HTTP client asks for. */
final class OutboundProxy extends ProxySelector {

    private static final int HTTP = 80;

    private final ProxyRule rule;

    OutboundProxy(ProxyRule rule) {
        this.rule = rule;
    }

    @Override
    public List<Proxy> select(URI target) {
        return List.of(
                rule.proxyFor(target.getHost()).map(OutboundProxy::proxy).orElse(Proxy.NO_PROXY));
    }

    private static Proxy proxy(URI proxy) {
        var port = proxy.getPort() < 0 ? HTTP : proxy.getPort();
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
    }

    /** Nothing to learn from it: there is one proxy, and the caller hears of the failure. */
    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException failure) {}
}
