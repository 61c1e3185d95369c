package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.qgateway.console.DeleteResult.Deleted;
import io.qgateway.console.EditResult.Edited;
import io.qgateway.console.RefreshResult.CannotRefresh;
import io.qgateway.console.RefreshResult.RefreshFailed;
import io.qgateway.console.RefreshResult.Refreshed;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers what is asked about accounts. May be shared by all threads. */
final class AccountHandler implements AdminRoutes {

    private final AccountDirectory directory;
    private final Json json;
    private final AccountWriter writer;

    AccountHandler(AccountDirectory directory, Json json) {
        this.directory = directory;
        this.json = json;
        this.writer = new AccountWriter(json);
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().GET("/v2/accounts", this::list)
                .POST("/v2/accounts", this::create)
                .route(path("/v2/accounts"), OtherMethods.than("GET, POST"))
                .GET("/v2/accounts/{id}", this::show)
                .PATCH("/v2/accounts/{id}", this::edit)
                .DELETE("/v2/accounts/{id}", this::delete)
                .route(path("/v2/accounts/{id}"), OtherMethods.than("GET, PATCH, DELETE"))
                .POST("/v2/accounts/{id}/refresh", this::refresh)
                .route(path("/v2/accounts/{id}/refresh"), OtherMethods.than("POST"))
                .build();
    }

    private ServerResponse list(ServerRequest request) {
        var asked = ListRequest.of(request, directory.states());
        var found = directory.list(asked.query());
        var accounts =
                found.accounts().stream().map(account -> writer.write(account, List.of())).toList();
        return json.answer(
                new AccountListJson(accounts, accounts.size(), found.total(), asked.warnings()));
    }

    private ServerResponse create(ServerRequest request) throws IOException {
        var fields = json.fields(request);
        return answer(directory.create(AccountReader.draft(fields)), fields.warnings());
    }

    private ServerResponse show(ServerRequest request) {
        return answer(directory.find(id(request)).orElseThrow(AccountHandler::notFound), List.of());
    }

    private ServerResponse edit(ServerRequest request) throws IOException {
        var fields = json.fields(request);
        return switch (directory.edit(id(request), AccountReader.change(fields))) {
            case Edited(var account) -> answer(account, fields.warnings());
            case NoSuchAccount() -> throw notFound();
            case ManagedElsewhere(var resource) -> throw managedBy(resource);
        };
    }

    private ServerResponse delete(ServerRequest request) {
        return switch (directory.delete(id(request))) {
            case Deleted() -> json.answer(new DeletedJson(id(request)));
            case NoSuchAccount() -> throw notFound();
            case ManagedElsewhere(var resource) -> throw managedBy(resource);
        };
    }

    private ServerResponse refresh(ServerRequest request) {
        return switch (directory.refresh(id(request))) {
            case Refreshed(var account) -> answer(account, List.of());
            case CannotRefresh(var missing) -> throw cannotRefreshWithout(missing);
            case RefreshFailed(var reason) -> throw refreshFailed(reason);
            case NoSuchAccount() -> throw notFound();
            case ManagedElsewhere(var resource) -> throw managedBy(resource);
        };
    }

    private ServerResponse answer(AccountView account, List<String> warnings) {
        return json.answer(writer.write(account, warnings));
    }

    private static String id(ServerRequest request) {
        return request.pathVariable("id");
    }

    static Refusal notFound() {
        return Refusal.of(
                HttpStatus.NOT_FOUND, "Account not found; GET /v2/accounts lists those there are");
    }

    static Refusal managedBy(String resource) {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "This account follows %s; change that instead".formatted(resource));
    }

    static Refusal refreshFailed(String reason) {
        return Refusal.of(HttpStatus.BAD_GATEWAY, "Token refresh failed: " + reason);
    }

    static Refusal cannotRefreshWithout(List<String> missing) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                "Account has no %s; PATCH it with what is missing, then refresh again"
                        .formatted(String.join(", ", missing)));
    }
}
