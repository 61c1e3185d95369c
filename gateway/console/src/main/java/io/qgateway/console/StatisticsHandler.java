package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers how the pool stands and what goes through the gateway. */
final class StatisticsHandler implements AdminRoutes {

    private static final String STATS = "/v2/stats";

    private final Statistics statistics;
    private final Json json;

    StatisticsHandler(Statistics statistics, Json json) {
        this.statistics = statistics;
        this.json = json;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().GET(STATS, _ -> json.answer(StatisticsJson.of(statistics.now())))
                .route(path(STATS), OtherMethods.than("GET"))
                .build();
    }
}
