package io.qgateway.openai.responses;

import io.qgateway.access.Door;
import io.qgateway.access.RefusedRequestException;
import io.qgateway.access.RequestBody;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.intake.Intake;
import io.qgateway.metrics.RequestTrace;
import io.qgateway.relay.Question;
import io.qgateway.tokens.TokenCounter;
import io.qgateway.tokens.UsageMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** The endpoint of OpenAI's Responses API. */
public final class ResponsesRoutes {

    private static final String RESPONSES = "/v1/responses";

    private final Door door;
    private final RequestBody bodies;
    private final Responses codec;
    private final Intake intake;
    private final TokenCounter counter;

    public ResponsesRoutes(
            Door door, RequestBody bodies, Responses codec, Intake intake, TokenCounter counter) {
        this.door = door;
        this.bodies = bodies;
        this.codec = codec;
        this.intake = intake;
        this.counter = counter;
    }

    /** The route; to be asked before those of the API that takes all of {@code /v1}. */
    public RouterFunction<ServerResponse> routes() {
        return GatewayRouterFunctions.route("openai-responses")
                .POST(RESPONSES, door.to(this::respond))
                .build();
    }

    private void respond(
            HttpServletRequest request, HttpServletResponse response, RequestTrace trace)
            throws InvalidRequestException, RefusedRequestException, IOException {
        var call = codec.decode(bodies.read(request));
        var conversation = call.conversation();
        trace.asked(conversation.model(), call.stream());
        var meter = new UsageMeter(counter, conversation);
        var question = new Question(conversation, meter, Optional.empty());
        var order = intake.take(question, call.places(), response);
        var answering = call.answeredBy(order.answeringModel());
        intake.answer(order, codec.reply(answering, meter, response), trace);
        trace.used(meter::cost);
    }
}
