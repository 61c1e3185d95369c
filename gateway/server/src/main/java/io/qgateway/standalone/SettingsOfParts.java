package io.qgateway.standalone;

import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.Secret;
import io.qgateway.amazonq.UpstreamSettings;
import io.qgateway.amazonq.http.ProxyRule;
import io.qgateway.pool.PoolOrder;
import io.qgateway.settings.HttpProxy;
import io.qgateway.settings.LazyPool;
import io.qgateway.settings.Outbound;
import io.qgateway.settings.SealingKeys;
import io.qgateway.settings.Settings;
import java.net.ProxySelector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the gateway's settings each part is told, in that part's own terms. */
final class SettingsOfParts {

    private SettingsOfParts() {}

    static AccountsSettings accounts(Settings settings, WorkingDirectory directory) {
        return new AccountsSettings(
                directory.path(),
                settings.database(),
                settings.sealingKeys().map(SettingsOfParts::joined),
                settings.outbound().endpoints().oidc(),
                proxy(settings),
                settings.counting().maxErrorCount());
    }

    private static Secret joined(SealingKeys keys) {
        return new Secret(
                Stream.concat(Stream.of(keys.current()), keys.previous().stream())
                        .map(Secret::value)
                        .collect(Collectors.joining(",")));
    }

    /** The proxy for the JDK's HTTP client. */
    static ProxySelector proxy(Settings settings) {
        return new OutboundProxy(proxyRule(settings.outbound()));
    }

    private static ProxyRule proxyRule(Outbound outbound) {
        return new ProxyRule(outbound.proxy().map(HttpProxy::url), outbound.noProxy());
    }

    static UpstreamSettings upstream(Settings settings) {
        var outbound = settings.outbound();
        return new UpstreamSettings(
                outbound.endpoints().upstream(),
                settings.timeLimits().connect(),
                outbound.maxConnections(),
                outbound.bufferSize(),
                outbound.proxy().map(HttpProxy::url),
                outbound.noProxy());
    }

    static PoolOrder poolOrder(Settings settings) {
        return new PoolOrder(settings.lazyPool().map(SettingsOfParts::lazy));
    }

    private static PoolOrder.Lazy lazy(LazyPool pool) {
        return new PoolOrder.Lazy(
                pool.size(),
                pool.refreshOffset(),
                PoolOrder.OrderBy.valueOf(pool.orderBy().name()),
                pool.descending());
    }
}
