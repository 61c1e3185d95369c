package io.qgateway.console;

import static org.springframework.web.servlet.function.RequestPredicates.path;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.time.InstantSource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers which program this is. */
final class AboutHandler implements AdminRoutes {

    private static final String ABOUT = "/v2/about";

    private final About about;
    private final Json json;
    private final InstantSource clock;

    AboutHandler(About about, Json json, InstantSource clock) {
        this.about = about;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public RouterFunction<ServerResponse> routes() {
        return route().GET(ABOUT, _ -> json.answer(AboutJson.of(about, clock.instant())))
                .route(path(ABOUT), OtherMethods.than("GET"))
                .build();
    }
}
