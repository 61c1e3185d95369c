package io.qgateway.console;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.ServerRequest;

/** Where browsers keep their session's token, out of reach of scripts. */
final class SessionCookie {

    static final String NAME = "qgateway_session";

    private SessionCookie() {}

    static ResponseCookie of(String token, ServerRequest request) {
        return cookie(token, Sessions.LIFETIME, request);
    }

    /** Makes the browser forget it. */
    static ResponseCookie none(ServerRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    static Optional<String> token(ServerRequest request) {
        return Optional.ofNullable(request.cookies().getFirst(NAME)).map(Cookie::getValue);
    }

    private static ResponseCookie cookie(String token, Duration age, ServerRequest request) {
        return ResponseCookie.from(NAME, token)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(isEncrypted(request))
                .build();
    }

    /** Anybody can send the header, and would only make the cookie stricter. */
    private static boolean isEncrypted(ServerRequest request) {
        return request.servletRequest().isSecure()
                || "https".equalsIgnoreCase(request.headers().firstHeader("X-Forwarded-Proto"));
    }
}
