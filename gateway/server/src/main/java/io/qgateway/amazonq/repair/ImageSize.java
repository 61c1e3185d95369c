package io.qgateway.amazonq.repair;

import io.qgateway.amazonq.repair.Images.Replacement;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;

/** An image fits into the upstream's field for it, and is no larger than models look at. */
final class ImageSize implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes)
            throws InvalidRequestException {
        return Images.changed(
                conversation,
                notes,
                (image, path) -> new Replacement.Picture(fitting(image, path, notes)));
    }

    private static Image fitting(Image image, String path, Notes notes)
            throws InvalidRequestException {
        return switch (ImageFitting.of(image)) {
            case ImageFit.Fits _ -> image;
            case ImageFit.Smaller(var smaller) -> {
                notes.made(Repair.IMAGE_SIZE);
                yield smaller;
            }
            case ImageFit.Unfit(var why) -> throw new InvalidRequestException(path, why);
        };
    }
}
