package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import io.qgateway.console.BulkJson.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Does one thing to many accounts and reports on each: one that it can't be done to is a line of
 * the answer, and the others go on.
 */
final class BulkHandler implements AdminRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(BulkHandler.class);
    private static final String BULK = "/v2/accounts/bulk";

    private final AccountDirectory directory;
    private final AccountDeeds deeds;
    private final Trial trial;
    private final Json json;

    BulkHandler(AccountDirectory directory, Trial trial, Json json) {
        this.directory = directory;
        this.deeds = new AccountDeeds(directory);
        this.trial = trial;
        this.json = json;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().POST(BULK, this::bulk).route(path(BULK), OtherMethods.than("POST")).build();
    }

    private ServerResponse bulk(ServerRequest request) throws IOException {
        var bulk = BulkRequest.of(json.fields(request), directory.states());
        return json.answer(
                switch (bulk.accounts()) {
                    case BulkRequest.Accounts.Named(var ids) -> named(bulk, ids, request);
                    case BulkRequest.Accounts.Matching(var query) -> matching(bulk, query, request);
                });
    }

    private BulkJson named(BulkRequest bulk, List<String> ids, ServerRequest request) {
        var lines = each(ids, bulk.action().atOnce(), id -> line(bulk, id, request));
        return BulkJson.of(bulk, lines, 0);
    }

    private BulkJson matching(BulkRequest bulk, AccountQuery query, ServerRequest request) {
        var found = directory.list(query);
        var lines =
                each(
                        found.accounts(),
                        bulk.action().atOnce(),
                        account -> line(bulk, account, request));
        return BulkJson.of(bulk, lines, found.total() - lines.size());
    }

    private Line line(BulkRequest bulk, String id, ServerRequest request) {
        return directory
                .find(id)
                .map(account -> line(bulk, account, request))
                .orElseGet(() -> Line.failed(id, AccountDeeds.notFound().detail()));
    }

    private Line line(BulkRequest bulk, AccountView account, ServerRequest request) {
        if (bulk.dryRun()) {
            return rehearsed(bulk.action(), account);
        }
        var action = bulk.action();
        try {
            var problem = perform(action, account.id());
            AuditFilter.write(request, action.method(), action.path(account.id()), 200);
            return problem.map(text -> Line.failed(account, text))
                    .orElseGet(() -> Line.done(account));
        } catch (Refusal refusal) {
            AuditFilter.write(
                    request, action.method(), action.path(account.id()), refusal.status());
            return Line.failed(account, refusal.detail());
        } catch (RuntimeException defect) {
            LOG.error("Could not {} account {}", action.wireName(), account.id(), defect);
            AuditFilter.write(request, action.method(), action.path(account.id()), 500);
            return Line.failed(account, "The gateway could not do this; its log tells more");
        }
    }

    private static Line rehearsed(BulkAction action, AccountView account) {
        return action == BulkAction.TEST || account.managedBy().isEmpty()
                ? Line.done(account)
                : Line.failed(
                        account,
                        AccountDeeds.managedBy(account.managedBy().orElseThrow()).detail());
    }

    /** Returns what was found wrong with an account where finding out was what was asked for. */
    private Optional<String> perform(BulkAction action, String id) {
        switch (action) {
            case ENABLE -> deeds.edit(id, AccountChange.enabled(true));
            case DISABLE -> deeds.edit(id, AccountChange.enabled(false));
            case DELETE -> deeds.delete(id);
            case REFRESH -> deeds.refresh(id);
            case TEST -> {
                return test(id);
            }
        }
        return Optional.empty();
    }

    private Optional<String> test(String id) {
        return switch (trial.test(id)) {
            case TrialResult.Passed _ -> Optional.empty();
            case TrialResult.Failed(var reason, var detail, _) ->
                    Optional.of(reason + ": " + detail);
            case NoSuchAccount() -> throw AccountDeeds.notFound();
        };
    }

    /** Does something with each, a few at the same time; what came of it is in their order. */
    private static <T> List<Line> each(List<T> all, int atOnce, LineMaker<T> maker) {
        var places = new Semaphore(atOnce);
        var tasks = new ArrayList<Callable<Line>>();
        for (var one : all) {
            tasks.add(() -> {
                places.acquire();
                try {
                    return maker.line(one);
                } finally {
                    places.release();
                }
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The gateway is being stopped; what it has done is in the log audit");
        }
    }

    @FunctionalInterface
    private interface LineMaker<T> {

        Line line(T one);
    }
}
