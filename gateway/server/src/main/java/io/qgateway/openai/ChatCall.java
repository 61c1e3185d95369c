package io.qgateway.openai;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Places;

/**
 * A request to {@code /v1/chat/completions}: what to answer and in which form.
 *
 * @param places where the request has the parts of the conversation
 * @param includeUsage whether a streamed answer ends with its usage
 * @param answers how many the client wants
 */
public record ChatCall(
        Conversation conversation,
        Places places,
        boolean stream,
        boolean includeUsage,
        int answers) {

    /** The same, whose answer names this model as the one that gave it. */
    ChatCall answeredBy(String model) {
        return new ChatCall(conversation.withModel(model), places, stream, includeUsage, answers);
    }
}
