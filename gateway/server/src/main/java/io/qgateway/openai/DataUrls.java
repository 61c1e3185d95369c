package io.qgateway.openai;

import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.documents.DocumentData;
import io.qgateway.json.ImageData;
import io.qgateway.json.JsonField;
import java.util.regex.Pattern;

/** Reads the fields that hold images and files, which are data URLs: nothing is fetched. */
public final class DataUrls {

    private static final Pattern HEAD =
            Pattern.compile("data:([^;,]+)(?:;[^;,]+)*;base64,", Pattern.CASE_INSENSITIVE);

    private DataUrls() {}

    private record DataUrl(String mediaType, String base64) {}

    public static Image image(JsonField url) throws InvalidRequestException {
        var text = url.string();
        if (!text.regionMatches(true, 0, "data:", 0, 5)) {
            throw url.invalid(
                    "images are not fetched; send it as a data URL (data:image/png;base64,…)");
        }
        var data = read(url, text, "image/png");
        return ImageData.read(url, data.mediaType(), data.base64());
    }

    /** The document in an object with {@code file_data} and perhaps a {@code filename}. */
    public static Document document(JsonField file) throws InvalidRequestException {
        file.optional(
                "file_id",
                id -> {
                    throw id.invalid("files are not kept here; send file_data");
                });
        var field = file.required("file_data");
        var data = read(field, field.string(), "application/pdf");
        var name = file.optional("filename", JsonField::string).orElse("");
        return DocumentData.read(field, name, data.mediaType(), data.base64());
    }

    private static DataUrl read(JsonField field, String text, String example)
            throws InvalidRequestException {
        var head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw field.invalid("expected a data URL like data:%s;base64,…".formatted(example));
        }
        return new DataUrl(head.group(1), text.substring(head.end()));
    }
}
