package io.qgateway.console;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Refuses what another site's page makes a browser send. The browser says so itself in {@code
 * Sec-Fetch-Site}; where it doesn't, over plain HTTP, its {@code Origin} must be the host asked.
 */
final class OriginFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (Unsafe.is(request.method()) && isForeign(request)) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "The request comes from another site's page; open the gateway's own console, and let a proxy before it pass the Host header on");
        }
        return next.handle(request);
    }

    private static boolean isForeign(ServerRequest request) {
        var headers = request.headers();
        var site = headers.firstHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return Optional.ofNullable(headers.firstHeader(HttpHeaders.ORIGIN))
                .filter(origin -> !isOf(origin, headers.firstHeader(HttpHeaders.HOST)))
                .isPresent();
    }

    private static boolean isOf(String origin, @Nullable String host) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
