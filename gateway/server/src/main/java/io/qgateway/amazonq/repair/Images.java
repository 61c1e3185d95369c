package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.List;

/** Goes over the images of a conversation, oldest first, wherever they are. */
final class Images {

    /** What takes the place of an image. */
    sealed interface Replacement {

        record Picture(Image image) implements Replacement {}

        record Words(Text text) implements Replacement {}
    }

    /** Replaces one image. */
    @FunctionalInterface
    interface Change {
        /**
         * @param path of the piece that the image is, or is inside of
         */
        Replacement applyTo(Image image, String path) throws InvalidRequestException;
    }

    private Images() {}

    static long count(List<Turn> turns) {
        return turns.stream().mapToLong(Images::count).sum();
    }

    private static long count(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) -> content.stream().mapToLong(Images::count).sum();
            case Turn.Assistant _ -> 0;
        };
    }

    private static long count(UserContent piece) {
        return switch (piece) {
            case Image _ -> 1;
            case ToolResult result ->
                    result.content().stream().filter(Image.class::isInstance).count();
            case Text _, Document _ -> 0;
        };
    }

    /** The conversation with each image replaced; the same one if none was. */
    static Conversation changed(Conversation conversation, Notes notes, Change change)
            throws InvalidRequestException {
        if (count(conversation.turns()) == 0) {
            return conversation;
        }
        return UserPieces.changed(
                conversation,
                (piece, turn, index) -> changed(piece, notes.places().piece(turn, index), change));
    }

    private static UserContent changed(UserContent piece, String path, Change change)
            throws InvalidRequestException {
        return switch (piece) {
            case Image image ->
                    switch (change.applyTo(image, path)) {
                        case Replacement.Picture(var picture) -> picture;
                        case Replacement.Words(var words) -> words;
                    };
            case ToolResult result -> changed(result, path, change);
            case Text text -> text;
            case Document document -> document;
        };
    }

    private static ToolResult changed(ToolResult result, String path, Change change)
            throws InvalidRequestException {
        var content = new ArrayList<ToolResultContent>();
        for (var piece : result.content()) {
            content.add(
                    switch (piece) {
                        case Image image ->
                                switch (change.applyTo(image, path)) {
                                    case Replacement.Picture(var picture) -> picture;
                                    case Replacement.Words(var words) -> words;
                                };
                        case Text text -> text;
                        case Document document -> document;
                    });
        }
        return content.equals(result.content())
                ? result
                : new ToolResult(result.callId(), content, result.error());
    }
}
