package io.qgateway.openai.responses;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Places;

/**
 * A request to {@code /v1/responses}: what to answer and in which form.
 *
 * @param places where the request has the parts of the conversation
 * @param tools how the client declared the tools, which is how it wants them called
 * @param reasoning what of the model's thoughts the client wants to have
 * @param echo what a response repeats of its request
 */
public record ResponsesCall(
        Conversation conversation,
        Places places,
        boolean stream,
        ResponseTools tools,
        ReasoningWish reasoning,
        Echo echo) {

    /** The same, whose answer names this model as the one that gave it. */
    ResponsesCall answeredBy(String model) {
        return new ResponsesCall(
                conversation.withModel(model), places, stream, tools, reasoning, echo);
    }
}
