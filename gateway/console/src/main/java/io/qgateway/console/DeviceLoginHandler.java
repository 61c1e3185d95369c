package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.qgateway.console.DeviceLoginStart.NotStarted;
import io.qgateway.console.DeviceLoginStart.Started;
import io.qgateway.console.DeviceLoginStart.Unusable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Starts device logins and tells what became of them. */
final class DeviceLoginHandler implements AdminRoutes {

    private static final String START = "/v2/auth/start";
    private static final String STATUS = "/v2/auth/status/{authId}";
    private static final String CLAIM = "/v2/auth/claim/{authId}";
    private static final String LOGIN = "/v2/auth/{authId}";

    /** As long as the seed waits. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DeviceLogins logins;
    private final AccountDirectory directory;
    private final Json json;
    private final AccountWriter writer;

    DeviceLoginHandler(DeviceLogins logins, AccountDirectory directory, Json json) {
        this.logins = logins;
        this.directory = directory;
        this.json = json;
        this.writer = new AccountWriter(json);
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().POST(START, this::start)
                .route(path(START), OtherMethods.than("POST"))
                .GET(STATUS, this::status)
                .route(path(STATUS), OtherMethods.than("GET"))
                .POST(CLAIM, this::claim)
                .route(path(CLAIM), OtherMethods.than("POST"))
                .DELETE(LOGIN, this::cancel)
                .route(path(LOGIN), OtherMethods.than("DELETE"))
                .build();
    }

    private ServerResponse start(ServerRequest request) throws IOException {
        var fields = json.fields(request);
        var wish =
                new DeviceLoginWish(
                        fields.text("label"),
                        fields.flag("enabled").orElse(true),
                        given(fields, "startUrl"),
                        given(fields, "region"),
                        given(fields, "accountId"));
        fields.check();
        return switch (start(wish)) {
            case Started started ->
                    json.answer(DeviceLoginJson.Started.of(started, fields.warnings()));
            case Unusable(var field, var problem, var remedy) ->
                    throw Refusal.of(List.of(new FieldProblem(field, problem, remedy)));
            case NotStarted(var reason) ->
                    throw Refusal.of(HttpStatus.BAD_GATEWAY, "OIDC error: " + reason);
            case NoSuchAccount() -> throw AccountDeeds.notFound();
            case ManagedElsewhere(var resource) -> throw AccountDeeds.managedBy(resource);
        };
    }

    private static Optional<String> given(Fields fields, String name) {
        return fields.text(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private DeviceLoginStart start(DeviceLoginWish wish) {
        try {
            return logins.start(wish);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new NotStarted("the gateway is being stopped");
        }
    }

    private ServerResponse status(ServerRequest request) {
        return answer(logins.find(id(request)).orElseThrow(DeviceLoginHandler::notFound));
    }

    private ServerResponse cancel(ServerRequest request) {
        return answer(logins.cancel(id(request)).orElseThrow(DeviceLoginHandler::notFound));
    }

    private ServerResponse answer(DeviceLoginView login) {
        return json.answer(DeviceLoginJson.Status.of(login));
    }

    private ServerResponse claim(ServerRequest request) {
        var login = await(id(request)).orElseThrow(DeviceLoginHandler::notFound);
        return switch (login.state()) {
            case COMPLETED -> completed(login);
            case PENDING, APPROVED ->
                    throw Refusal.of(
                            HttpStatus.REQUEST_TIMEOUT,
                            "The login isn't complete yet; claim it again within %d s"
                                    .formatted(login.remaining().toSeconds()));
            case EXPIRED ->
                    throw Refusal.of(
                            HttpStatus.REQUEST_TIMEOUT,
                            "Nobody has approved the login in time; start another");
            case DENIED ->
                    throw Refusal.of(
                            HttpStatus.BAD_GATEWAY,
                            "OIDC error: the person has denied the login; start another");
            case FAILED ->
                    throw Refusal.of(
                            HttpStatus.BAD_GATEWAY,
                            "OIDC error: " + login.error().orElse("the login has failed"));
            case CANCELLED ->
                    throw Refusal.of(HttpStatus.GONE, "The login was given up; start another");
        };
    }

    private Optional<DeviceLoginView> await(String id) {
        try {
            return logins.await(id, PATIENCE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return logins.find(id);
        }
    }

    private ServerResponse completed(DeviceLoginView login) {
        var accountId = login.accountId().orElseThrow();
        var account = directory.find(accountId).map(found -> writer.write(found, List.of()));
        return json.answer(
                new DeviceLoginJson.Claimed(
                        login.state().seedWord(), accountId, null, account.orElse(null)));
    }

    private static String id(ServerRequest request) {
        return request.pathVariable("authId");
    }

    private static Refusal notFound() {
        return Refusal.of(
                HttpStatus.NOT_FOUND, "Auth session not found; start one with POST /v2/auth/start");
    }
}
