package io.qgateway.access;

import io.qgateway.metrics.GenAiMetrics;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.webserver.ClientConnection;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The outermost frame of an API request: gives it an id and a {@link RequestTrace}, and when it has
 * ended, a line in the access log and its place in the metrics.
 */
public final class RequestLogFilter implements Filter {

    private static final String TRACE = RequestTrace.class.getName();

    private final GenAiMetrics metrics;
    private final Traffic traffic;
    private final AccessLog log = new AccessLog();

    public RequestLogFilter(GenAiMetrics metrics, Traffic traffic) {
        this.metrics = metrics;
        this.traffic = traffic;
    }

    /** The trace of a request that has passed this filter. */
    public static RequestTrace trace(HttpServletRequest request) {
        return (RequestTrace) request.getAttribute(TRACE);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var httpRequest = (HttpServletRequest) request;
        var httpResponse = (HttpServletResponse) response;
        var start = System.nanoTime();
        var trace = begin(httpRequest, httpResponse, start);
        try (var _ = traffic.enter()) {
            chain.doFilter(request, response);
        } finally {
            end(trace, httpRequest, httpResponse.getStatus(), System.nanoTime() - start);
        }
    }

    private RequestTrace begin(
            HttpServletRequest request, HttpServletResponse response, long start) {
        var id = RequestIds.of(request.getHeader("x-request-id"));
        var api = api(request);
        response.setHeader("x-request-id", id);
        if (api == RequestTrace.Api.ANTHROPIC) {
            response.setHeader("request-id", id);
        }
        if (traffic.isDraining()) {
            response.setHeader("connection", "close");
        }
        var trace = new RequestTrace(id, api, start);
        ClientConnection.of(request).ifPresent(trace::watchClient);
        request.setAttribute(TRACE, trace);
        return trace;
    }

    private static RequestTrace.Api api(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.contains("/messages") || request.getHeader("anthropic-version") != null
                ? RequestTrace.Api.ANTHROPIC
                : RequestTrace.Api.OPENAI;
    }

    private void end(RequestTrace trace, HttpServletRequest request, int status, long nanos) {
        metrics.ended(trace, status, nanos);
        log.write(trace, request, status, nanos);
    }
}
