package io.qgateway.openai;

import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.documents.DocumentData;
import io.qgateway.json.ImageData;
import io.qgateway.json.JsonField;
import java.util.regex.Pattern;

/** Reads the parts that carry images and files, which are data URLs: nothing is fetched. */
final class ChatFiles {

    private static final Pattern DATA_URL_HEAD =
            Pattern.compile("data:([^;,]+)(?:;[^;,]+)*;base64,", Pattern.CASE_INSENSITIVE);

    private ChatFiles() {}

    private record DataUrl(String mediaType, String base64) {}

    static Image image(JsonField part) throws InvalidRequestException {
        var url = part.required("image_url").object().required("url");
        var text = url.string();
        if (!text.regionMatches(true, 0, "data:", 0, 5)) {
            throw url.invalid(
                    "images are not fetched; send it as a data URL (data:image/png;base64,…)");
        }
        var data = dataUrl(url, text, "image/png");
        return ImageData.read(url, data.mediaType(), data.base64());
    }

    static Document document(JsonField part) throws InvalidRequestException {
        var file = part.required("file").object();
        file.optional(
                "file_id",
                id -> {
                    throw id.invalid("files are not kept here; send file_data");
                });
        var field = file.required("file_data");
        var data = dataUrl(field, field.string(), "application/pdf");
        var name = file.optional("filename", JsonField::string).orElse("");
        return DocumentData.read(field, name, data.mediaType(), data.base64());
    }

    private static DataUrl dataUrl(JsonField field, String text, String example)
            throws InvalidRequestException {
        var head = DATA_URL_HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw field.invalid("expected a data URL like data:%s;base64,…".formatted(example));
        }
        return new DataUrl(head.group(1), text.substring(head.end()));
    }
}
