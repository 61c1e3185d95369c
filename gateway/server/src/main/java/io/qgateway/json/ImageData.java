package io.qgateway.json;

import io.qgateway.conversation.Image;
import io.qgateway.conversation.Image.Format;
import io.qgateway.conversation.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture in a request body, checked before it reaches a model: a wrong one would stay in the
 * conversation and make every later turn fail.
 */
public final class ImageData {

    /** Enough of a file to know its format: 12 bytes. */
    private static final int SIGNATURE_CHARACTERS = 16;

    private ImageData() {}

    /**
     * The picture in a field.
     *
     * @param field where the data comes from, for the message
     * @param mediaType what the client says it is
     * @param base64 the data
     */
    public static Image read(JsonField field, String mediaType, String base64)
            throws InvalidRequestException {
        var format = format(field, mediaType);
        requireBase64(field, base64);
        if (actualFormat(base64).filter(format::equals).isEmpty()) {
            throw field.invalid(
                    "the data is not %s, as the media type says; send the type that it is"
                            .formatted(format));
        }
        return new Image(format, base64);
    }

    private static Format format(JsonField field, String mediaType) throws InvalidRequestException {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "image/png" -> Format.PNG;
            case "image/jpeg", "image/jpg" -> Format.JPEG;
            case "image/gif" -> Format.GIF;
            case "image/webp" -> Format.WEBP;
            default ->
                    throw field.invalid(
                            "unsupported media type; send image/png, image/jpeg, image/gif or"
                                    + " image/webp");
        };
    }

    private static void requireBase64(JsonField field, String base64)
            throws InvalidRequestException {
        if (base64.isEmpty()) {
            throw field.invalid("the image is empty");
        }
        var end = unpaddedLength(base64);
        for (var i = 0; i < end; i++) {
            if (!isBase64(base64.charAt(i))) {
                throw field.invalid("not valid base64 at character " + (i + 1) + " of the data");
            }
        }
        if (base64.length() % 4 != 0) {
            throw field.invalid("not valid base64: the length is not a multiple of 4");
        }
    }

    private static int unpaddedLength(String base64) {
        var length = base64.length();
        if (base64.endsWith("==")) {
            return length - 2;
        }
        return base64.endsWith("=") ? length - 1 : length;
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/';
    }

    private static Optional<Format> actualFormat(String base64) {
        var head = base64.substring(0, Math.min(SIGNATURE_CHARACTERS, base64.length()));
        var file = new String(Base64.getDecoder().decode(head), StandardCharsets.ISO_8859_1);
        return Arrays.stream(Format.values()).filter(format -> isSigned(file, format)).findFirst();
    }

    private static boolean isSigned(String file, Format format) {
        return switch (format) {
            case PNG -> file.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> file.startsWith("\u00ff\u00d8\u00ff");
            case GIF -> file.startsWith("GIF87a") || file.startsWith("GIF89a");
            case WEBP -> file.startsWith("RIFF") && file.startsWith("WEBP", 8);
        };
    }
}
