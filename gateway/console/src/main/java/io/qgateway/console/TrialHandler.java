package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Tries an account out; that it fails is an answer, too. */
final class TrialHandler implements AdminRoutes {

    private static final String TEST = "/v2/accounts/{id}/test";

    private final Trial trial;
    private final Json json;

    TrialHandler(Trial trial, Json json) {
        this.trial = trial;
        this.json = json;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().POST(TEST, this::test).route(path(TEST), OtherMethods.than("POST")).build();
    }

    private ServerResponse test(ServerRequest request) {
        return switch (trial.test(request.pathVariable("id"))) {
            case TrialResult.Passed passed -> json.answer(TrialJson.of(passed));
            case TrialResult.Failed failed -> json.answer(TrialJson.of(failed));
            case NoSuchAccount() -> throw AccountDeeds.notFound();
        };
    }
}
