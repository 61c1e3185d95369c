package io.qgateway.claude;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Places;

/**
 * A request to {@code /v1/messages}: what to answer and in which form.
 *
 * @param places where the request has the parts of the conversation
 */
public record MessagesCall(Conversation conversation, Places places, boolean stream) {

    /** The same, whose answer names this model as the one that gave it. */
    MessagesCall answeredBy(String model) {
        return new MessagesCall(conversation.withModel(model), places, stream);
    }
}
