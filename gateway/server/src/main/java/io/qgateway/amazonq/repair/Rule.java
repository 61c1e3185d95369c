package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;

/** Something that the upstream asks of a conversation. */
@FunctionalInterface
interface Rule {

    /**
     * The conversation as it keeps the rule: the same one if it did before.
     *
     * @throws InvalidRequestException when that would change what it means
     */
    Conversation applyTo(Conversation conversation, Notes notes) throws InvalidRequestException;
}
