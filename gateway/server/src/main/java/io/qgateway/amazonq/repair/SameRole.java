package io.qgateway.amazonq.repair;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sides take turns. */
final class SameRole implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        var turns = new ArrayList<Turn>();
        for (var turn : conversation.turns()) {
            var one = turns.isEmpty() ? null : one(turns.getLast(), turn);
            if (one == null) {
                turns.add(turn);
            } else {
                turns.set(turns.size() - 1, one);
            }
        }
        if (turns.size() == conversation.turns().size()) {
            return conversation;
        }
        notes.made(Repair.SAME_ROLE);
        return conversation.withTurns(turns);
    }

    /** Two turns of one role as one; null when they are of different roles. */
    private static @Nullable Turn one(Turn first, Turn second) {
        if (first instanceof Turn.User(List<UserContent> before)
                && second instanceof Turn.User(List<UserContent> after)) {
            return new Turn.User(Stream.concat(before.stream(), after.stream()).toList());
        }
        if (first instanceof Turn.Assistant(List<AssistantContent> before)
                && second instanceof Turn.Assistant(List<AssistantContent> after)) {
            return new Turn.Assistant(Stream.concat(before.stream(), after.stream()).toList());
        }
        return null;
    }
}
