package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.List;

/** A result has no place for images, the message around it has. */
final class ImagesInResults implements Rule {

    private static final Text ATTACHED = new Text("(an image, attached to this message)");

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes) {
        if (conversation.turns().stream().noneMatch(ImagesInResults::hasAny)) {
            return conversation;
        }
        notes.made(Repair.IMAGE_IN_RESULT);
        return conversation.withTurns(
                conversation.turns().stream().map(ImagesInResults::moved).toList());
    }

    private static boolean hasAny(Turn turn) {
        return turn instanceof Turn.User(var content)
                && content.stream().anyMatch(ImagesInResults::hasAny);
    }

    private static boolean hasAny(UserContent piece) {
        return piece instanceof ToolResult result
                && result.content().stream().anyMatch(Image.class::isInstance);
    }

    private static Turn moved(Turn turn) {
        return turn instanceof Turn.User(var content) && hasAny(turn)
                ? new Turn.User(moved(content))
                : turn;
    }

    private static List<UserContent> moved(List<UserContent> content) {
        var moved = new ArrayList<UserContent>();
        var images = new ArrayList<Image>();
        for (var piece : content) {
            moved.add(piece instanceof ToolResult result ? without(result, images) : piece);
        }
        moved.addAll(images);
        return moved;
    }

    private static ToolResult without(ToolResult result, List<Image> images) {
        var rest = new ArrayList<ToolResultContent>();
        for (var piece : result.content()) {
            if (piece instanceof Image image) {
                images.add(image);
                rest.add(ATTACHED);
            } else {
                rest.add(piece);
            }
        }
        return new ToolResult(result.callId(), rest, result.error());
    }
}
