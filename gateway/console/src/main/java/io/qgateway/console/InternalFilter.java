package io.qgateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Lets nothing pass without the internal token. */
final class InternalFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final byte[] expected;

    InternalFilter(InternalToken token) {
        this.expected = ("Bearer " + token.token().text()).getBytes(UTF_8);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        var sent = request.headers().firstHeader(HttpHeaders.AUTHORIZATION);
        if (sent == null || !MessageDigest.isEqual(sent.getBytes(UTF_8), expected)) {
            throw Refusal.of(
                            HttpStatus.UNAUTHORIZED,
                            "This path is for the cluster's console; send the gateway's QGATEWAY_INTERNAL_TOKEN as Authorization: Bearer")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return next.handle(request);
    }
}
