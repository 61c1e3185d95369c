package io.qgateway.console;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Lets requests pass that come with a session; neither API keys nor the password are one. */
final class SessionFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Pattern BEARER =
            Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        if (token(request).filter(sessions::accepts).isEmpty()) {
            throw Refusal.of(
                            HttpStatus.UNAUTHORIZED,
                            "There is no session, or it has ended; log in with POST /api/login and send its token as Authorization: Bearer")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return next.handle(request);
    }

    private static Optional<String> token(ServerRequest request) {
        return Optional.ofNullable(request.headers().firstHeader(HttpHeaders.AUTHORIZATION))
                .map(BEARER::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }
}
