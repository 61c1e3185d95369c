package io.qgateway.openai;

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
import io.qgateway.tokens.Bill;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** OpenAI's endpoints, and its error shape for everything else under {@code /v1}. */
public final class OpenAiRoutes {

    private static final String CHAT = "/v1/chat/completions";
    private static final String RESPONSES = "/v1/responses";
    private static final String MODELS = "/v1/models";

    private final Door door;
    private final RequestBody bodies;
    private final ChatCompletions codec;
    private final Intake intake;
    private final TokenCounter counter;
    private final Catalogue models;

    public OpenAiRoutes(
            Door door,
            RequestBody bodies,
            ChatCompletions codec,
            Intake intake,
            TokenCounter counter,
            Catalogue models) {
        this.door = door;
        this.bodies = bodies;
        this.codec = codec;
        this.intake = intake;
        this.counter = counter;
        this.models = models;
    }

    /**
     * The routes; to be asked after those of any API that has paths of its own under {@code /v1}.
     */
    public RouterFunction<ServerResponse> routes() {
        return GatewayRouterFunctions.route("openai")
                .POST(CHAT, door.to(onAccount(_ -> Optional.empty())))
                .GET(MODELS, door.to(this::listModels))
                .GET(MODELS + "/{*name}", door.to(this::showModel))
                .route(
                        path("/v1/**"),
                        door.toNowhere(Map.of(CHAT, "POST", RESPONSES, "POST", MODELS, "GET")))
                .build();
    }

    /** Chat completions on the account that a request asks for, if it asks for one. */
    public Endpoint onAccount(Function<HttpServletRequest, Optional<String>> account) {
        return (request, response, trace) ->
                complete(account.apply(request), request, response, trace);
    }

    private void complete(
            Optional<String> account,
            HttpServletRequest request,
            HttpServletResponse response,
            RequestTrace trace)
            throws InvalidRequestException, RefusedRequestException, IOException {
        var call = codec.decode(bodies.read(request));
        var conversation = call.conversation();
        trace.asked(conversation.model(), call.stream());
        var meters =
                Stream.generate(() -> new UsageMeter(counter, conversation))
                        .limit(call.answers())
                        .toList();
        var question = new Question(conversation, meters.getFirst(), account);
        var order = intake.take(question, call.places(), response);
        var answering = call.answeredBy(order.answeringModel());
        if (call.answers() == 1) {
            intake.answer(order, codec.reply(answering, meters.getFirst(), response), trace);
        } else {
            var replies = codec.replies(answering, meters, response);
            intake.answerTogether(order, meters, replies, trace);
        }
        trace.used(() -> Bill.of(meters).cost());
    }

    private void listModels(
            HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws IOException {
        var list = new ModelList(models.models().stream().map(Model::of).toList());
        JsonResponse.send(JsonBody.of(list), response);
    }

    private void showModel(
            HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws IOException {
        var name = PathEnd.of(request, MODELS);
        var found = models.find(name);
        if (found.isPresent()) {
            JsonResponse.send(JsonBody.of(Model.of(found.get())), response);
        } else {
            OpenAiError.of(models.missing(name)).write(response);
        }
    }
}
