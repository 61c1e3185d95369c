package io.qgateway.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Lets requests pass that come with a session, as bearer token or as cookie; neither API keys nor
 * the password are one. What changes something needs more than the cookie.
 */
final class SessionFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final String SESSION = Session.class.getName();
    private static final Pattern BEARER =
            Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The session of a request that has passed this filter. */
    static Session session(ServerRequest request) {
        return find(request).orElseThrow();
    }

    /** The session of a request, if it has one and has passed this filter. */
    static Optional<Session> find(ServerRequest request) {
        return request.attribute(SESSION).map(Session.class::cast);
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        var authorization =
                Optional.ofNullable(request.headers().firstHeader(HttpHeaders.AUTHORIZATION));
        var session =
                authorization.isPresent()
                        ? authorization.flatMap(SessionFilter::bearer).flatMap(sessions::find)
                        : byCookie(request);
        request.attributes().put(SESSION, session.orElseThrow(SessionFilter::none));
        return next.handle(request);
    }

    private static Optional<String> bearer(String authorization) {
        return Optional.of(authorization)
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private Optional<Session> byCookie(ServerRequest request) {
        var session = SessionCookie.token(request).flatMap(sessions::find);
        session.filter(_ -> Unsafe.is(request.method())).ifPresent(found -> check(found, request));
        return session;
    }

    private static void check(Session session, ServerRequest request) {
        var sent = request.headers().firstHeader(CSRF_HEADER);
        var expected = session.csrfToken().text().getBytes(UTF_8);
        if (sent == null || !MessageDigest.isEqual(sent.getBytes(UTF_8), expected)) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN,
                    "The session came as a cookie without its CSRF token; send the csrfToken of GET /api/session as %s"
                            .formatted(CSRF_HEADER));
        }
    }

    private static Refusal none() {
        return Refusal.of(
                        HttpStatus.UNAUTHORIZED,
                        "There is no session, or it has ended; log in with POST /api/login and send its token as Authorization: Bearer")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
