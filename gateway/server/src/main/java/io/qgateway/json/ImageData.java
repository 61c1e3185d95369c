package io.qgateway.json;

import io.qgateway.conversation.Image;
import io.qgateway.conversation.Image.Format;
import io.qgateway.conversation.InvalidRequestException;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture in a request body, checked before it reaches a model: a wrong one would stay in the
 * conversation and make every later turn fail.
 */
public final class ImageData {

    private ImageData() {}

    /**
     * The picture in a field. What its bytes are is checked here, and left to be mended where the
     * client calls it something else.
     *
     * @param field where the data comes from, for the message
     * @param mediaType what the client says it is
     * @param base64 the data
     */
    public static Image read(JsonField field, String mediaType, String base64)
            throws InvalidRequestException {
        Base64Text.require(field, base64, "image");
        var actual = Format.of(base64);
        if (actual.isEmpty()) {
            throw field.invalid(
                    "the data is neither PNG, JPEG, GIF nor WEBP by its first bytes; send one of them");
        }
        return new Image(named(mediaType).orElse(actual.get()), base64);
    }

    private static Optional<Format> named(String mediaType) {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "image/png" -> Optional.of(Format.PNG);
            case "image/jpeg", "image/jpg" -> Optional.of(Format.JPEG);
            case "image/gif" -> Optional.of(Format.GIF);
            case "image/webp" -> Optional.of(Format.WEBP);
            default -> Optional.empty();
        };
    }
}
