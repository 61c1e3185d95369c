package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.qgateway.console.RefreshResult.CannotRefresh;
import io.qgateway.console.RefreshResult.RefreshFailed;
import io.qgateway.console.RefreshResult.Refreshed;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Has prompts answered, on a certain account where the query names one. */
final class PlaygroundHandler implements AdminRoutes {

    private static final String CHAT = "/v2/chat/test";
    private static final String MESSAGES = "/v2/messages/test";
    private static final String MODELS = "/v2/models";

    private final Playground playground;
    private final AccountDirectory directory;
    private final Json json;
    private final InstantSource clock;

    PlaygroundHandler(
            Playground playground, AccountDirectory directory, Json json, InstantSource clock) {
        this.playground = playground;
        this.directory = directory;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().POST(CHAT, request -> playground.chat(request, account(request)))
                .route(path(CHAT), OtherMethods.than("POST"))
                .POST(MESSAGES, request -> playground.message(request, account(request)))
                .route(path(MESSAGES), OtherMethods.than("POST"))
                .GET(MODELS, _ -> json.answer(new ModelsJson(playground.models())))
                .route(path(MODELS), OtherMethods.than("GET"))
                .build();
    }

    /** The account that is asked for, ready to be used. */
    private Optional<String> account(ServerRequest request) {
        var wanted = request.param("account_id").filter(id -> !id.isBlank());
        if (wanted.isEmpty() && !directory.hasEnabled()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "No enabled account available; GET /v2/accounts shows why, and account_id tries a disabled one");
        }
        wanted.ifPresent(this::prepare);
        return wanted;
    }

    private void prepare(String id) {
        var account = directory.find(id).orElseThrow(AccountDeeds::notFound);
        if (needsToken(account)) {
            renew(id);
        }
    }

    /** Of a token that was entered by hand nobody knows when it expires; it is tried. */
    private boolean needsToken(AccountView account) {
        var expired = account.expiresAt().filter(end -> !clock.instant().isBefore(end)).isPresent();
        return !account.secretsHeld().accessToken() || expired;
    }

    private void renew(String id) {
        switch (directory.refresh(id)) {
            case Refreshed _ -> {}
            case CannotRefresh(var missing) -> throw AccountDeeds.cannotRefreshWithout(missing);
            case RefreshFailed(var reason) -> throw AccountDeeds.refreshFailed(reason);
            case NoSuchAccount() -> throw AccountDeeds.notFound();
            // Its manager refreshes it; the token that is there is what can be tried.
            case ManagedElsewhere _ -> {}
        }
    }

    private record ModelsJson(List<PlaygroundModel> models) {}
}
