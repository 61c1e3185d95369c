package io.qgateway.conversation;

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
        WEBP
    }

    /** A picture can be megabytes; what is logged of it is its size. */
    @Override
    public String toString() {
        return "Image[" + format + ", " + base64.length() + " base64 characters]";
    }
}
