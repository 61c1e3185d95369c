package io.qgateway.console;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Writes a line to the logger {@code audit} for each request that may change something: who, what,
 * on which object, with which result. No body, no secret.
 */
final class AuditFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final int SHOWN_PATH = 200;
    private static final int SHOWN_ID = 6;

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        var response = next.handle(request);
        if (Unsafe.is(request.method()) && !isThrottled(response)) {
            write(request, request.method(), path(request), response.statusCode().value());
        }
        return response;
    }

    /** A flood of guesses would be a flood of lines. */
    private static boolean isThrottled(ServerResponse response) {
        return response.statusCode().isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
    }

    /** Writes what a request has done to one of several objects as if it were asked for alone. */
    static void write(ServerRequest request, HttpMethod method, String object, int status) {
        AUDIT.atInfo()
                .addKeyValue("who", who(request))
                .addKeyValue("address", address(request))
                .addKeyValue("action", method.name())
                .addKeyValue("object", object)
                .addKeyValue("response_code", status)
                .log("admin");
    }

    /** Enough of a session's id to tell it from others; it opens nothing. */
    private static String who(ServerRequest request) {
        return SessionFilter.find(request)
                .map(session -> "session " + session.id().substring(0, SHOWN_ID))
                .orElse("nobody");
    }

    private static String address(ServerRequest request) {
        return request.remoteAddress()
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("");
    }

    private static String path(ServerRequest request) {
        var path = request.requestPath().value();
        return path.substring(0, Math.min(SHOWN_PATH, path.length()));
    }
}
