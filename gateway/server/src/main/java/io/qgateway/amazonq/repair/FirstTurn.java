package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import java.util.ArrayList;
import java.util.List;

/** The user begins. */
final class FirstTurn implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        if (conversation.turns().getFirst() instanceof Turn.User) {
            return conversation;
        }
        notes.made(Repair.FIRST_TURN);
        var turns = new ArrayList<Turn>();
        turns.add(new Turn.User(List.of(new Text(EmptyTurn.NO_WORDS))));
        turns.addAll(conversation.turns());
        return conversation.withTurns(turns);
    }
}
