package io.qgateway.claude;

import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.UserContent;
import io.qgateway.documents.DocumentData;
import io.qgateway.json.ImageData;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the blocks that carry images, documents and what a search found. */
final class MessageFiles {

    private MessageFiles() {}

    /** What is in a document: its text, and images where they are apart from it. */
    private record Contents(String text, List<Image> images) {}

    static Image image(JsonField block) throws InvalidRequestException {
        var source = block.required("source").object();
        var type = source.required("type");
        if (!type.string().equals("base64")) {
            throw type.invalid(
                    "images are neither fetched nor kept; send it with a source of type base64");
        }
        var mediaType = source.required("media_type").string();
        var data = source.required("data");
        return ImageData.read(data, mediaType, data.string());
    }

    /** A user's document, and the images that it has beside its text. */
    static List<UserContent> document(JsonField block) throws InvalidRequestException {
        var contents = contents(block);
        return Stream.<UserContent>concat(
                        Stream.of(titled(block, contents.text())), contents.images().stream())
                .toList();
    }

    /** The same where a tool returned it. */
    static List<ToolResultContent> resultDocument(JsonField block) throws InvalidRequestException {
        var contents = contents(block);
        return Stream.<ToolResultContent>concat(
                        Stream.of(titled(block, contents.text())), contents.images().stream())
                .toList();
    }

    static Document searchResult(JsonField block) throws InvalidRequestException {
        var source = block.required("source").string();
        var title = block.required("title").string();
        return new Document(
                source.isEmpty() ? title : title + " (" + source + ")",
                content(block.required("content")).text());
    }

    private static Document titled(JsonField block, String text) throws InvalidRequestException {
        var context = block.optional("context", JsonField::string).orElse("");
        return new Document(
                block.optional("title", JsonField::string).orElse(""),
                context.isEmpty() ? text : context + "\n\n" + text);
    }

    private static Contents contents(JsonField block) throws InvalidRequestException {
        var source = block.required("source").object();
        var type = source.required("type");
        return switch (type.string()) {
            case "base64" -> new Contents(file(source), List.of());
            case "text" -> new Contents(source.required("data").string(), List.of());
            case "content" -> content(source.required("content"));
            default ->
                    throw type.invalid(
                            "documents are neither fetched nor kept; send it with a source of type"
                                    + " base64, text or content");
        };
    }

    private static String file(JsonField source) throws InvalidRequestException {
        var data = source.required("data");
        var mediaType = source.required("media_type").string();
        return DocumentData.read(data, "", mediaType, data.string()).text();
    }

    private static Contents content(JsonField content) throws InvalidRequestException {
        if (content.isString()) {
            return new Contents(content.string(), List.of());
        }
        if (!content.isArray()) {
            throw content.unexpected("a string or an array of blocks");
        }
        var texts = new ArrayList<String>();
        var images = new ArrayList<Image>();
        for (var block : content.array()) {
            var type = block.object().required("type");
            switch (type.string()) {
                case "text" -> texts.add(block.required("text").string());
                case "image" -> images.add(image(block));
                default -> throw type.noneOf("text", "image");
            }
        }
        return new Contents(String.join("\n\n", texts), images);
    }
}
