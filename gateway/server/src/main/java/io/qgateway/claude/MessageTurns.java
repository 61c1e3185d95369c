package io.qgateway.claude;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import io.qgateway.json.ImageData;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the {@code messages} of a request. */
final class MessageTurns {

    private final Set<String> openCalls = new HashSet<>();

    private MessageTurns() {}

    static List<Turn> read(JsonField messages) throws InvalidRequestException {
        var reader = new MessageTurns();
        var turns = new ArrayList<Turn>();
        for (var message : messages.nonEmptyArray()) {
            turns.add(reader.turn(message.object()));
        }
        return turns;
    }

    private Turn turn(JsonField message) throws InvalidRequestException {
        var role = message.required("role");
        var content = message.required("content");
        return switch (role.string()) {
            case "user" -> new Turn.User(userContent(content));
            case "assistant" -> new Turn.Assistant(assistantContent(content));
            default -> throw role.noneOf("user", "assistant");
        };
    }

    private List<UserContent> userContent(JsonField content) throws InvalidRequestException {
        if (content.isString()) {
            return List.of(new Text(content.string()));
        }
        requireBlocks(content);
        var read = new ArrayList<UserContent>();
        for (var block : content.nonEmptyArray()) {
            read.add(userBlock(block.object()));
        }
        return read;
    }

    private UserContent userBlock(JsonField block) throws InvalidRequestException {
        var type = block.required("type");
        return switch (type.string()) {
            case "text" -> text(block);
            case "image" -> image(block.required("source").object());
            case "tool_result" -> toolResult(block);
            case "document" -> throw noDocuments(type);
            default -> throw type.noneOf("text", "image", "tool_result");
        };
    }

    private List<AssistantContent> assistantContent(JsonField content)
            throws InvalidRequestException {
        if (content.isString()) {
            return List.of(new Text(content.string()));
        }
        requireBlocks(content);
        var read = new ArrayList<AssistantContent>();
        for (var block : content.array()) {
            read.add(assistantBlock(block.object()));
        }
        return read;
    }

    private AssistantContent assistantBlock(JsonField block) throws InvalidRequestException {
        var type = block.required("type");
        return switch (type.string()) {
            case "text" -> text(block);
            case "tool_use" -> toolCall(block);
            case "thinking" -> reasoning(block);
            case "redacted_thinking" ->
                    new RedactedReasoning(block.required("data").nonEmptyString());
            default -> throw type.noneOf("text", "tool_use", "thinking", "redacted_thinking");
        };
    }

    /** Thoughts that were read from tags never had a signature. */
    private static Reasoning reasoning(JsonField block) throws InvalidRequestException {
        return new Reasoning(
                block.required("thinking").string(),
                block.optional("signature", JsonField::string).orElse(""));
    }

    private ToolCall toolCall(JsonField block) throws InvalidRequestException {
        var id = block.required("id");
        if (!openCalls.add(id.nonEmptyString())) {
            throw id.invalid("an earlier call has the same id; give each call its own");
        }
        return new ToolCall(
                id.string(),
                block.required("name").nonEmptyString(),
                block.required("input").objectText());
    }

    private ToolResult toolResult(JsonField block) throws InvalidRequestException {
        var callId = block.required("tool_use_id");
        if (!openCalls.remove(callId.string())) {
            throw callId.invalid("no unanswered tool_use before this message has this id");
        }
        return new ToolResult(
                callId.string(),
                block.optional("content", MessageTurns::resultContent).orElse(List.of()),
                block.optional("is_error", JsonField::bool).orElse(false));
    }

    private static List<ToolResultContent> resultContent(JsonField content)
            throws InvalidRequestException {
        if (content.isString()) {
            return List.of(new Text(content.string()));
        }
        requireBlocks(content);
        var read = new ArrayList<ToolResultContent>();
        for (var block : content.array()) {
            read.add(resultBlock(block.object()));
        }
        return read;
    }

    private static ToolResultContent resultBlock(JsonField block) throws InvalidRequestException {
        var type = block.required("type");
        return switch (type.string()) {
            case "text" -> text(block);
            case "image" -> image(block.required("source").object());
            case "document" -> throw noDocuments(type);
            default -> throw type.noneOf("text", "image");
        };
    }

    private static Text text(JsonField block) throws InvalidRequestException {
        return new Text(block.required("text").string());
    }

    private static Image image(JsonField source) throws InvalidRequestException {
        var type = source.required("type");
        if (!type.string().equals("base64")) {
            throw type.invalid(
                    "images are neither fetched nor kept; send it with a source of type base64");
        }
        var mediaType = source.required("media_type").string();
        var data = source.required("data");
        return ImageData.read(data, mediaType, data.string());
    }

    private static InvalidRequestException noDocuments(JsonField type) {
        return type.invalid("documents are not supported; send their text in a text block");
    }

    private static void requireBlocks(JsonField content) throws InvalidRequestException {
        if (!content.isArray()) {
            throw content.unexpected("a string or an array of blocks");
        }
    }
}
