package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The paths of the admin API, with an answer for every method and for every path beside them. */
final class ConsoleRoutes {

    private final Json json;
    private final LoginHandler login;
    private final AccountHandler accounts;
    private final SessionFilter session;

    ConsoleRoutes(Json json, LoginHandler login, AccountHandler accounts, SessionFilter session) {
        this.json = json;
        this.login = login;
        this.accounts = accounts;
        this.session = session;
    }

    RouterFunction<ServerResponse> routes() {
        return route().add(openRoutes())
                .add(sessionRoutes())
                .route(path("/api/**").or(path("/v2/**")), ConsoleRoutes::notFound)
                .onError(Refusal.class, this::refuse)
                .build();
    }

    private RouterFunction<ServerResponse> openRoutes() {
        return route().POST("/api/login", login::login)
                .route(path("/api/login"), allow("POST"))
                .build();
    }

    private RouterFunction<ServerResponse> sessionRoutes() {
        return route().GET("/v2/accounts", accounts::list)
                .POST("/v2/accounts", accounts::create)
                .route(path("/v2/accounts"), allow("GET, POST"))
                .GET("/v2/accounts/{id}", accounts::show)
                .PATCH("/v2/accounts/{id}", accounts::edit)
                .DELETE("/v2/accounts/{id}", accounts::delete)
                .route(path("/v2/accounts/{id}"), allow("GET, PATCH, DELETE"))
                .POST("/v2/accounts/{id}/refresh", accounts::refresh)
                .route(path("/v2/accounts/{id}/refresh"), allow("POST"))
                .filter(session)
                .build();
    }

    private static HandlerFunction<ServerResponse> allow(String methods) {
        return request -> {
            throw Refusal.of(
                            HttpStatus.METHOD_NOT_ALLOWED,
                            "%s is not for this path; use %s".formatted(request.method(), methods))
                    .withHeader(HttpHeaders.ALLOW, methods);
        };
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
}
