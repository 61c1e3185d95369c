package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.List;

/** Goes over the pieces of all user turns. */
final class UserPieces {

    /** Turns one piece into one piece. */
    @FunctionalInterface
    interface Change {
        UserContent applyTo(UserContent piece, int turn, int index) throws InvalidRequestException;
    }

    private UserPieces() {}

    /** The conversation with each piece changed; the same one if none was. */
    static Conversation changed(Conversation conversation, Change change)
            throws InvalidRequestException {
        var turns = new ArrayList<Turn>(conversation.turns());
        var same = true;
        for (var i = 0; i < turns.size(); i++) {
            if (turns.get(i) instanceof Turn.User(var content)) {
                var changed = changed(content, i, change);
                if (changed != content) {
                    turns.set(i, new Turn.User(changed));
                    same = false;
                }
            }
        }
        return same ? conversation : conversation.withTurns(turns);
    }

    private static List<UserContent> changed(List<UserContent> content, int turn, Change change)
            throws InvalidRequestException {
        var changed = new ArrayList<UserContent>(content.size());
        var same = true;
        for (var i = 0; i < content.size(); i++) {
            var piece = content.get(i);
            var now = change.applyTo(piece, turn, i);
            same &= now == piece;
            changed.add(now);
        }
        return same ? content : changed;
    }
}
