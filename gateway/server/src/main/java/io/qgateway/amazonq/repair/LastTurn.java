package io.qgateway.amazonq.repair;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.Turn;

/**
 * The last turn is the user's: the model answers, it never goes on with words that a client put
 * into its mouth (docs/decisions/0025).
 */
final class LastTurn implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes)
            throws InvalidRequestException {
        var turns = conversation.turns();
        var end = turns.size();
        while (end > 0 && saysNothing(turns.get(end - 1))) {
            end--;
        }
        if (end == 0 || turns.get(end - 1) instanceof Turn.Assistant) {
            throw new InvalidRequestException(
                    notes.places().turn(Math.max(0, end - 1)),
                    "this model does not support assistant message prefill: the conversation must end"
                            + " with a user message or with tool results");
        }
        if (end == turns.size()) {
            return conversation;
        }
        notes.made(Repair.LAST_TURN);
        return conversation.withTurns(turns.subList(0, end));
    }

    private static boolean saysNothing(Turn turn) {
        return switch (turn) {
            case Turn.User _ -> false;
            case Turn.Assistant(var content) -> content.stream().allMatch(LastTurn::saysNothing);
        };
    }

    private static boolean saysNothing(AssistantContent piece) {
        return switch (piece) {
            case Text(var text) -> text.isBlank();
            case Thought _ -> true;
            case ToolCall _ -> false;
        };
    }
}
