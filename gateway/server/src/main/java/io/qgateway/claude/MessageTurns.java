package io.qgateway.claude;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places.TurnPlace;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import io.qgateway.json.JsonField;
import io.qgateway.json.OpenCalls;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code messages} of a request. */
final class MessageTurns {

    private final List<Turn> turns = new ArrayList<>();
    private final List<TurnPlace> places = new ArrayList<>();
    private final OpenCalls openCalls = new OpenCalls();

    private MessageTurns() {}

    static MessageTurns read(JsonField messages) throws InvalidRequestException {
        var read = new MessageTurns();
        for (var message : messages.nonEmptyArray()) {
            read.add(message.object());
        }
        return read;
    }

    List<Turn> turns() {
        return turns;
    }

    /** Where the turns come from. */
    List<TurnPlace> places() {
        return places;
    }

    private void add(JsonField message) throws InvalidRequestException {
        var role = message.required("role");
        var content = message.required("content");
        var pieces = new ArrayList<String>();
        turns.add(
                switch (role.string()) {
                    case "user" -> new Turn.User(userContent(content, pieces));
                    case "assistant" -> new Turn.Assistant(assistantContent(content, pieces));
                    default -> throw role.noneOf("user", "assistant");
                });
        places.add(new TurnPlace(message.path(), pieces));
    }

    private List<UserContent> userContent(JsonField content, List<String> pieces)
            throws InvalidRequestException {
        if (content.isString()) {
            pieces.add(content.path());
            return List.of(new Text(content.string()));
        }
        requireBlocks(content);
        var read = new ArrayList<UserContent>();
        for (var block : content.nonEmptyArray()) {
            for (var piece : userBlock(block.object())) {
                read.add(piece);
                pieces.add(block.path());
            }
        }
        return read;
    }

    private List<? extends UserContent> userBlock(JsonField block) throws InvalidRequestException {
        var type = block.required("type");
        return switch (type.string()) {
            case "text" -> List.of(text(block));
            case "image" -> List.of(MessageFiles.image(block));
            case "document" -> MessageFiles.document(block);
            case "search_result" -> List.of(MessageFiles.searchResult(block));
            case "tool_result" -> List.of(toolResult(block));
            default ->
                    throw type.noneOf("text", "image", "document", "search_result", "tool_result");
        };
    }

    private List<AssistantContent> assistantContent(JsonField content, List<String> pieces)
            throws InvalidRequestException {
        if (content.isString()) {
            pieces.add(content.path());
            return List.of(new Text(content.string()));
        }
        requireBlocks(content);
        var read = new ArrayList<AssistantContent>();
        for (var block : content.array()) {
            read.add(assistantBlock(block.object()));
            pieces.add(block.path());
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
        return new ToolCall(
                openCalls.open(block.required("id")),
                block.required("name").nonEmptyString(),
                block.required("input").objectText());
    }

    private ToolResult toolResult(JsonField block) throws InvalidRequestException {
        return new ToolResult(
                openCalls.close(block.required("tool_use_id")),
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
            read.addAll(resultBlock(block.object()));
        }
        return read;
    }

    private static List<? extends ToolResultContent> resultBlock(JsonField block)
            throws InvalidRequestException {
        var type = block.required("type");
        return switch (type.string()) {
            case "text" -> List.of(text(block));
            case "image" -> List.of(MessageFiles.image(block));
            case "document" -> MessageFiles.resultDocument(block);
            case "search_result" -> List.of(MessageFiles.searchResult(block));
            default -> throw type.noneOf("text", "image", "document", "search_result");
        };
    }

    private static Text text(JsonField block) throws InvalidRequestException {
        return new Text(block.required("text").string());
    }

    private static void requireBlocks(JsonField content) throws InvalidRequestException {
        if (!content.isArray()) {
            throw content.unexpected("a string or an array of blocks");
        }
    }
}
