package io.qgateway.fallback;

import io.qgateway.access.Fallback;
import io.qgateway.access.RequestBody;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Passes a request on with the proxy of Spring Cloud Gateway: method, path, query and body as they
 * came, the answer as it streams in. Only the headers are others: {@link PassedHeaders}. May be
 * shared by all threads.
 */
public final class HttpFallback implements Fallback {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFallback.class);

    private static final String MARK = "x-qgateway-fallback";

    private final URI base;
    private final PassedHeaders headers;
    private final ProxyExchange proxy;

    /**
     * @param base where the request's path is appended
     */
    public HttpFallback(URI base, PassedHeaders headers, ProxyExchange proxy) {
        this.base = base;
        this.headers = headers;
        this.proxy = proxy;
    }

    @Override
    public boolean serve(HttpServletRequest request, HttpServletResponse response, String reason)
            throws IOException {
        var body = RequestBody.of(request);
        if (body.isEmpty()) {
            return false;
        }
        var whole = ServerRequest.create(new RepeatedRequest(request, body.get()), List.of());
        try {
            send(whole, response, reason);
            return true;
        } catch (ResourceAccessException unreachable) {
            LOG.warn("The fallback can't be reached", unreachable);
            return false;
        }
    }

    private void send(ServerRequest request, HttpServletResponse response, String reason)
            throws IOException {
        var exchange =
                proxy.request(request)
                        .uri(target(request.servletRequest()))
                        .headers(headers.towards(request.headers().asHttpHeaders()))
                        .responseConsumer(
                                (answer, ours) -> putHeaders(answer.getHeaders(), ours, reason))
                        .build();
        try {
            proxy.exchange(exchange).writeTo(request.servletRequest(), response, List::of);
        } catch (ServletException defect) {
            throw new IllegalStateException("The fallback's answer could not be written", defect);
        }
    }

    private void putHeaders(HttpHeaders answer, ServerResponse ours, String reason) {
        ours.headers().putAll(headers.back(answer));
        ours.headers().set(MARK, reason);
    }

    private URI target(HttpServletRequest request) {
        var query = request.getQueryString();
        return URI.create(base + request.getRequestURI() + (query == null ? "" : "?" + query));
    }
}
