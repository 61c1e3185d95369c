package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers what is asked about accounts. May be shared by all threads. */
final class AccountHandler implements AdminRoutes {

    private final AccountDirectory directory;
    private final AccountDeeds deeds;
    private final Json json;
    private final AccountWriter writer;

    AccountHandler(AccountDirectory directory, Json json) {
        this.directory = directory;
        this.deeds = new AccountDeeds(directory);
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
        return answer(deeds.find(id(request)), List.of());
    }

    private ServerResponse edit(ServerRequest request) throws IOException {
        var fields = json.fields(request);
        return answer(deeds.edit(id(request), AccountReader.change(fields)), fields.warnings());
    }

    private ServerResponse delete(ServerRequest request) {
        deeds.delete(id(request));
        return json.answer(new DeletedJson(id(request)));
    }

    private ServerResponse refresh(ServerRequest request) {
        return answer(deeds.refresh(id(request)), List.of());
    }

    private ServerResponse answer(AccountView account, List<String> warnings) {
        return json.answer(writer.write(account, warnings));
    }

    private static String id(ServerRequest request) {
        return request.pathVariable("id");
    }
}
