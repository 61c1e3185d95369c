package io.qgateway.claude;

import static org.springframework.web.servlet.function.RequestPredicates.headers;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.qgateway.access.Door;
import io.qgateway.access.Endpoint;
import io.qgateway.access.PathEnd;
import io.qgateway.access.RefusedRequestException;
import io.qgateway.access.RequestBody;
import io.qgateway.catalogue.Catalogue;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.intake.Intake;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonResponse;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.relay.Question;
import io.qgateway.sse.UsageHeader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Anthropic's endpoints, and its error shape for whoever speaks its dialect under {@code /v1}. */
public final class ClaudeRoutes {

    private static final String MESSAGES = "/v1/messages";
    private static final String COUNT = MESSAGES + "/count_tokens";
    private static final String MODELS = "/v1/models";
    private static final String MODEL = MODELS + "/{*name}";

    /**
     * Anthropic's SDKs add {@code /v1} themselves, and the seed's users have it in the base URL.
     */
    private static final String TWICE = "/v1";

    private final Door door;
    private final RequestBody bodies;
    private final Messages codec;
    private final Intake intake;
    private final Catalogue models;

    public ClaudeRoutes(
            Door door, RequestBody bodies, Messages codec, Intake intake, Catalogue models) {
        this.door = door;
        this.bodies = bodies;
        this.codec = codec;
        this.intake = intake;
        this.models = models;
    }

    /** The routes; to be asked before those of an API that takes all of {@code /v1}. */
    public RouterFunction<ServerResponse> routes() {
        return GatewayRouterFunctions.route("anthropic")
                .POST(MESSAGES, door.to(onAccount(_ -> Optional.empty())))
                .POST(TWICE + MESSAGES, door.to(onAccount(_ -> Optional.empty())))
                .POST(COUNT, door.to(this::countTokens))
                .POST(TWICE + COUNT, door.to(this::countTokens))
                .GET(MODELS, speaksAnthropic(), door.to(this::listModels))
                .GET(TWICE + MODELS, speaksAnthropic(), door.to(this::listModels))
                .GET(MODEL, speaksAnthropic(), door.to(this::showModel))
                .GET(TWICE + MODEL, speaksAnthropic(), door.to(this::showModel))
                .route(theRest(), door.toNowhere(methods()))
                .build();
    }

    private static RequestPredicate speaksAnthropic() {
        return headers(headers -> !headers.header("anthropic-version").isEmpty());
    }

    private static RequestPredicate theRest() {
        return path(MESSAGES + "/**")
                .or(path(TWICE + MESSAGES + "/**"))
                .or(path("/v1/**").and(speaksAnthropic()));
    }

    private static Map<String, String> methods() {
        return Map.of(MESSAGES, "POST", COUNT, "POST", MODELS, "GET");
    }

    /** Messages on the account that a request asks for, if it asks for one. */
    public Endpoint onAccount(Function<HttpServletRequest, Optional<String>> account) {
        return (request, response, trace) ->
                answer(account.apply(request), request, response, trace);
    }

    private void answer(
            Optional<String> account,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestTrace trace)
            throws InvalidRequestException, RefusedRequestException, IOException {
        var call = codec.decode(bodies.read(request));
        var conversation = call.conversation();
        trace.asked(conversation.model(), call.stream());
        var meter = codec.meter(call);
        var question = new Question(conversation, meter, account);
        var order = intake.take(question, call.places(), response);
        var answering = call.answeredBy(order.answeringModel());
        var sink = codec.reply(answering, meter, response, trace.requestId());
        intake.answer(order, sink, trace);
        trace.used(meter::cost);
    }

    private void countTokens(
            HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws InvalidRequestException, RefusedRequestException, IOException {
        var counted = codec.countTokens(bodies.read(request));
        UsageHeader.addEstimate(codec.factor(), response);
        JsonResponse.send(JsonBody.of(counted), response);
    }

    private void listModels(
            HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws InvalidRequestException, IOException {
        var listed = models.models().stream().map(Model::of).toList();
        var wanted =
                PageRequest.of(
                        request.getParameter("limit"),
                        request.getParameter("after_id"),
                        request.getParameter("before_id"));
        JsonResponse.send(JsonBody.of(wanted.page(listed)), response);
    }

    private void showModel(
            HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws IOException {
        var name = PathEnd.of(request, MODELS);
        var found = models.find(name);
        if (found.isPresent()) {
            JsonResponse.send(JsonBody.of(Model.of(found.get())), response);
        } else {
            ClaudeError.of(models.missing(name)).write(response, trace.requestId());
        }
    }
}
