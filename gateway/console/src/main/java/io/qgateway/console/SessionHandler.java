package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Tells of a session and ends it. */
final class SessionHandler implements AdminRoutes {

    private final Sessions sessions;
    private final Json json;

    SessionHandler(Sessions sessions, Json json) {
        this.sessions = sessions;
        this.json = json;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().GET("/api/session", this::show)
                .route(path("/api/session"), OtherMethods.than("GET"))
                .POST("/api/logout", this::logout)
                .route(path("/api/logout"), OtherMethods.than("POST"))
                .build();
    }

    private ServerResponse show(ServerRequest request) {
        var session = SessionFilter.session(request);
        return json.answer(
                new SessionJson(session.endsAt().toString(), session.csrfToken().text()));
    }

    private ServerResponse logout(ServerRequest request) {
        sessions.end(SessionFilter.session(request));
        return json.answer(new LogoutJson(true), SessionCookie.none(request));
    }
}
