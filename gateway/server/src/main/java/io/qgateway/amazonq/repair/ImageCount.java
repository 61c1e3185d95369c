package io.qgateway.amazonq.repair;

import io.qgateway.amazonq.repair.Images.Replacement;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Turn;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A request has at most 10 images. Those of earlier turns may be left out, the oldest first, so
 * that a long session with screenshots goes on; those of the turn to be answered may not.
 */
final class ImageCount implements Rule {

    static final int MOST = 10;

    private static final Replacement LEFT_OUT =
            new Replacement.Words(
                    new Text(
                            "(An image was here. It is left out, for the model takes the latest "
                                    + MOST
                                    + ".)"));

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes)
            throws InvalidRequestException {
        var turns = conversation.turns();
        var excess = Images.count(turns) - MOST;
        if (excess <= 0) {
            return conversation;
        }
        var current = firstOfCurrent(conversation);
        if (Images.count(turns.subList(current, turns.size())) > MOST) {
            throw new InvalidRequestException(
                    notes.places().turn(current),
                    "the message has more than %d images; send fewer".formatted(MOST));
        }
        notes.made(Repair.IMAGE_COUNT);
        var left = new AtomicLong(excess);
        return Images.changed(
                conversation,
                notes,
                (image, _) ->
                        left.getAndDecrement() > 0 ? LEFT_OUT : new Replacement.Picture(image));
    }

    /** The turn after the assistant's last one. */
    private static int firstOfCurrent(Conversation conversation) {
        var turns = conversation.turns();
        var first = turns.size();
        while (first > 0 && turns.get(first - 1) instanceof Turn.User) {
            first--;
        }
        return first;
    }
}
