package io.qgateway.amazonq.repair;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.List;
import java.util.stream.Stream;

/** Every turn says something. */
final class EmptyTurn implements Rule {

    /** Words that a model takes for no instruction: "Continue" makes it say that it is done. */
    static final String NO_WORDS = "(no text)";

    /** A single point: a model that reads words here begins to write them itself. */
    private static final String NOTHING_SAID = ".";

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        if (conversation.turns().stream().noneMatch(EmptyTurn::isEmpty)) {
            return conversation;
        }
        notes.made(Repair.EMPTY_TURN);
        return conversation.withTurns(
                conversation.turns().stream()
                        .map(turn -> isEmpty(turn) ? withWords(turn) : turn)
                        .toList());
    }

    private static boolean isEmpty(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) -> content.stream().allMatch(EmptyTurn::isEmpty);
            case Turn.Assistant(var content) -> content.stream().allMatch(EmptyTurn::isEmpty);
        };
    }

    private static boolean isEmpty(UserContent piece) {
        return switch (piece) {
            case Text(var text) -> text.isBlank();
            case Image _, Document _, ToolResult _ -> false;
        };
    }

    private static boolean isEmpty(AssistantContent piece) {
        return switch (piece) {
            case Text(var text) -> text.isBlank();
            case Thought _ -> true;
            case ToolCall _ -> false;
        };
    }

    private static Turn withWords(Turn turn) {
        return switch (turn) {
            case Turn.User _ -> new Turn.User(List.of(new Text(NO_WORDS)));
            case Turn.Assistant(var content) ->
                    new Turn.Assistant(
                            Stream.concat(
                                            content.stream().filter(Thought.class::isInstance),
                                            Stream.of(new Text(NOTHING_SAID)))
                                    .toList());
        };
    }
}
