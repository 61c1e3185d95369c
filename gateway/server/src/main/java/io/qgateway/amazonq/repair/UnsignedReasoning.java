package io.qgateway.amazonq.repair;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.Turn;

/** The model takes back its own thoughts only, which it knows by their signatures. */
final class UnsignedReasoning implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        if (conversation.turns().stream().noneMatch(UnsignedReasoning::hasAny)) {
            return conversation;
        }
        notes.made(Repair.UNSIGNED_REASONING);
        return conversation.withTurns(
                conversation.turns().stream().map(UnsignedReasoning::without).toList());
    }

    private static boolean hasAny(Turn turn) {
        return turn instanceof Turn.Assistant(var content)
                && content.stream().anyMatch(UnsignedReasoning::isUnsigned);
    }

    private static Turn without(Turn turn) {
        return turn instanceof Turn.Assistant(var content)
                ? new Turn.Assistant(content.stream().filter(piece -> !isUnsigned(piece)).toList())
                : turn;
    }

    private static boolean isUnsigned(AssistantContent piece) {
        return piece instanceof Reasoning(_, var signature) && signature.isEmpty();
    }
}
