package io.qgateway.amazonq.repair;

import io.qgateway.amazonq.repair.Images.Replacement;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;

/** An image is of the format that its bytes have: one wrong label makes all later turns fail. */
final class ImageType implements Rule {

    @Override
    public Conversation applyTo(Conversation conversation, Notes notes)
            throws InvalidRequestException {
        return Images.changed(
                conversation, notes, (image, _) -> new Replacement.Picture(truthful(image, notes)));
    }

    private static Image truthful(Image image, Notes notes) {
        var actual = Image.Format.of(image.base64()).orElse(image.format());
        if (actual == image.format()) {
            return image;
        }
        notes.made(Repair.IMAGE_TYPE);
        return new Image(actual, image.base64());
    }
}
