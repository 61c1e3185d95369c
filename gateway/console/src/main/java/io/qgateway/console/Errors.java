package io.qgateway.console;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers what goes wrong in the shape of the admin API. */
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Json json;

    Errors(Json json) {
        this.json = json;
    }

    RouterFunction<ServerResponse> answered(RouterFunctions.Builder routes) {
        return routes.onError(Refusal.class, this::refuse)
                .onError(RuntimeException.class, this::apologise)
                .build();
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
