package io.qgateway.operator.console;

import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.qgateway.accounts.Secret;
import io.qgateway.console.AdminRoutes;
import io.qgateway.console.InternalConfiguration;
import io.qgateway.console.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Has a gateway answer what only a gateway can: prompts, models and figures, which are those of the
 * one that answers. An answer streams through as it comes.
 */
final class GatewayPaths implements AdminRoutes {

    private static final List<String> PASSED =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT, "anthropic-version");
    private static final Set<String> RETURNED =
            Set.of("content-type", "cache-control", "retry-after", "x-request-id", "request-id");

    private final ProxyExchange proxy;
    private final URI gateway;
    private final Secret token;

    GatewayPaths(ProxyExchange proxy, URI gateway, Secret token) {
        this.proxy = proxy;
        this.gateway = gateway;
        this.token = token;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().POST("/v2/chat/test", this::pass)
                .POST("/v2/messages/test", this::pass)
                .GET("/v2/models", this::pass)
                .GET("/v2/stats", this::pass)
                .build();
    }

    private ServerResponse pass(ServerRequest request) {
        var exchange =
                proxy.request(request)
                        .uri(target(request))
                        .headers(headers(request))
                        .responseConsumer((answer, ours) ->
                                answer.getHeaders()
                                        .forEach((name, values) -> putBack(ours, name, values)))
                        .build();
        try {
            return proxy.exchange(exchange);
        } catch (ResourceAccessException unreachable) {
            throw unreachable(gateway);
        }
    }

    static Refusal unreachable(URI gateway) {
        return Refusal.of(
                HttpStatus.BAD_GATEWAY,
                "No gateway can be reached at %s; kubectl get pods shows whether one runs, and a NetworkPolicy may be in the way"
                        .formatted(gateway));
    }

    private URI target(ServerRequest request) {
        var query = request.servletRequest().getQueryString();
        return URI.create(
                gateway
                        + InternalConfiguration.PREFIX
                        + request.servletRequest().getRequestURI()
                        + (query == null ? "" : "?" + query));
    }

    /** Neither the cookie nor the session's token is the gateway's business. */
    private HttpHeaders headers(ServerRequest request) {
        var headers = new HttpHeaders();
        PASSED.forEach(name -> headers.addAll(name, request.headers().header(name)));
        headers.setBearerAuth(token.value());
        return headers;
    }

    private static void putBack(ServerResponse ours, String name, List<String> values) {
        if (RETURNED.contains(name.toLowerCase(Locale.ROOT))) {
            ours.headers().addAll(name, values);
        }
    }
}
