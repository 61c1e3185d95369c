package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Puts the admin API together: what is open, what takes a session, and an answer for every path
 * beside them.
 */
final class ConsoleRoutes {

    private final Json json;
    private final LoginHandler login;
    private final SessionFilter session;
    private final List<AdminRoutes> parts;

    ConsoleRoutes(Json json, LoginHandler login, SessionFilter session, List<AdminRoutes> parts) {
        this.json = json;
        this.login = login;
        this.session = session;
        this.parts = parts;
    }

    RouterFunction<ServerResponse> routes() {
        return new Errors(json)
                .answered(
                        route().add(openRoutes())
                                .add(sessionRoutes())
                                .route(path("/api/**").or(path("/v2/**")), ConsoleRoutes::notFound)
                                .filter(new AuditFilter()));
    }

    private RouterFunction<ServerResponse> openRoutes() {
        return route().POST("/api/login", login::login)
                .route(path("/api/login"), OtherMethods.than("POST"))
                .filter(new OriginFilter())
                .build();
    }

    private RouterFunction<ServerResponse> sessionRoutes() {
        var routes = route().filter(new OriginFilter()).filter(session);
        parts.forEach(part -> routes.add(part.routes()));
        return routes.build();
    }

    private static ServerResponse notFound(ServerRequest request) {
        throw Refusal.of(
                HttpStatus.NOT_FOUND,
                "There is nothing at %s; docs/admin-api.md lists the paths"
                        .formatted(request.path()));
    }
}
