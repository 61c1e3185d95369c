package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Puts the admin API together: what is open, what takes a session, and an answer for every path
 * beside them.
 */
final class ConsoleRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleRoutes.class);

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
        return route().add(openRoutes())
                .add(sessionRoutes())
                .route(path("/api/**").or(path("/v2/**")), ConsoleRoutes::notFound)
                .filter(new AuditFilter())
                .onError(Refusal.class, this::refuse)
                .onError(RuntimeException.class, this::apologise)
                .build();
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

    private ServerResponse refuse(Throwable refusal, ServerRequest request) {
        return json.answer((Refusal) refusal);
    }

    private ServerResponse apologise(Throwable defect, ServerRequest request) {
        var id = UUID.randomUUID().toString();
        LOG.error("Admin request {} failed: {} {}", id, request.method(), request.path(), defect);
        return json.answer(
                Refusal.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "The gateway could not do this; its log tells more under " + id));
    }
}
