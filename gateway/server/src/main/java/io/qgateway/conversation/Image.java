package io.qgateway.conversation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A picture inside the request.
 *
 * @param base64 the file's bytes in standard base64, as the client sent them
 */
public record Image(Format format, String base64) implements UserContent, ToolResultContent {

    /** The picture formats that models read. */
    public enum Format {
        PNG,
        JPEG,
        GIF,
        WEBP;

        /** Enough of a file to know its format: 12 bytes. */
        private static final int SIGNATURE_CHARACTERS = 16;

        /**
         * The format that a file has by its first bytes, whatever it is called.
         *
         * @param base64 the whole file or its beginning
         */
        public static Optional<Format> of(String base64) {
            var head = base64.substring(0, Math.min(SIGNATURE_CHARACTERS, base64.length()));
            try {
                var bytes = Base64.getDecoder().decode(head);
                var file = new String(bytes, StandardCharsets.ISO_8859_1);
                return Arrays.stream(values()).filter(format -> format.signs(file)).findFirst();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }

        private boolean signs(String file) {
            return switch (this) {
                case PNG -> file.startsWith("\u0089PNG\r\n\u001a\n");
                case JPEG -> file.startsWith("\u00ff\u00d8\u00ff");
                case GIF -> file.startsWith("GIF87a") || file.startsWith("GIF89a");
                case WEBP -> file.startsWith("RIFF") && file.startsWith("WEBP", 8);
            };
        }
    }

    /** A picture can be megabytes; what is logged of it is its size. */
    @Override
    public String toString() {
        return "Image[" + format + ", " + base64.length() + " base64 characters]";
    }
}
