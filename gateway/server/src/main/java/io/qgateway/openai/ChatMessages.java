package io.qgateway.openai;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Places.TurnPlace;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonField;
import io.qgateway.json.OpenCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the {@code messages} of a request: prompts apart, turns in their order. The results of
 * several calls are a message each, and one turn.
 */
final class ChatMessages {

    private final List<String> prompts = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<TurnPlace> places = new ArrayList<>();
    private final List<UserContent> results = new ArrayList<>();
    private final List<String> resultPlaces = new ArrayList<>();
    private final OpenCalls openCalls = new OpenCalls();

    private ChatMessages() {}

    static ChatMessages read(JsonField messages) throws InvalidRequestException {
        var read = new ChatMessages();
        for (var message : messages.nonEmptyArray()) {
            read.add(message.object());
        }
        read.endResults();
        if (read.turns.isEmpty()) {
            throw messages.invalid("expected at least one user message beside the system prompt");
        }
        return read;
    }

    /** The system and developer prompts in their order, with blank lines between. */
    String system() {
        return String.join("\n\n", prompts);
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
        if (role.string().equals("tool")) {
            results.add(toolResult(message));
            resultPlaces.add(message.path());
            return;
        }
        endResults();
        switch (role.string()) {
            case "system", "developer" -> prompts.add(text(message.required("content")));
            case "user" -> addUser(message);
            case "assistant" -> addAssistant(message);
            default -> throw role.noneOf("system", "developer", "user", "assistant", "tool");
        }
    }

    private void endResults() {
        if (!results.isEmpty()) {
            turns.add(new Turn.User(results));
            places.add(new TurnPlace(resultPlaces.getFirst(), resultPlaces));
            results.clear();
            resultPlaces.clear();
        }
    }

    private void addUser(JsonField message) throws InvalidRequestException {
        var content = message.required("content");
        var pieces = new ArrayList<String>();
        turns.add(new Turn.User(userContent(content, pieces)));
        places.add(new TurnPlace(message.path(), pieces));
    }

    private static List<UserContent> userContent(JsonField content, List<String> pieces)
            throws InvalidRequestException {
        if (content.isString()) {
            pieces.add(content.path());
            return List.of(new Text(content.string()));
        }
        requireParts(content);
        var read = new ArrayList<UserContent>();
        for (var part : content.nonEmptyArray()) {
            read.add(userPart(part));
            pieces.add(part.path());
        }
        return read;
    }

    private static UserContent userPart(JsonField part) throws InvalidRequestException {
        var type = part.object().required("type");
        return switch (type.string()) {
            case "text" -> new Text(part.required("text").string());
            case "image_url" -> DataUrls.image(part.required("image_url").object().required("url"));
            case "file" -> DataUrls.document(part.required("file").object());
            case "input_audio" ->
                    throw type.invalid("audio is not supported; send a transcript as text");
            default -> throw type.noneOf("text", "image_url", "file");
        };
    }

    private void addAssistant(JsonField message) throws InvalidRequestException {
        turns.add(new Turn.Assistant(assistantContent(message)));
        places.add(new TurnPlace(message.path(), List.of()));
    }

    private List<AssistantContent> assistantContent(JsonField message)
            throws InvalidRequestException {
        var read = new ArrayList<AssistantContent>();
        message.optional("content", ChatMessages::assistantText).ifPresent(read::add);
        read.addAll(message.optional("tool_calls", this::toolCalls).orElse(List.of()));
        if (read.isEmpty()) {
            throw new InvalidRequestException(
                    message.path() + ".content", "field required where there are no tool_calls");
        }
        return read;
    }

    private static Text assistantText(JsonField content) throws InvalidRequestException {
        if (content.isString()) {
            return new Text(content.string());
        }
        requireParts(content);
        var text = new StringBuilder();
        for (var part : content.nonEmptyArray()) {
            text.append(assistantPart(part));
        }
        return new Text(text.toString());
    }

    private static String assistantPart(JsonField part) throws InvalidRequestException {
        var type = part.object().required("type");
        return switch (type.string()) {
            case "text" -> part.required("text").string();
            case "refusal" -> part.required("refusal").string();
            default -> throw type.noneOf("text", "refusal");
        };
    }

    private List<ToolCall> toolCalls(JsonField calls) throws InvalidRequestException {
        var read = new ArrayList<ToolCall>();
        for (var call : calls.array()) {
            read.add(toolCall(call.object()));
        }
        return read;
    }

    private ToolCall toolCall(JsonField call) throws InvalidRequestException {
        call.optional("type", ChatTools::requireFunction);
        var id = openCalls.open(call.required("id"));
        var function = call.required("function").object();
        return new ToolCall(
                id,
                function.required("name").nonEmptyString(),
                arguments(function.required("arguments")));
    }

    /** Clients send an empty text for a tool that takes nothing. */
    private static String arguments(JsonField arguments) throws InvalidRequestException {
        var json = arguments.string();
        if (json.isBlank()) {
            return "{}";
        }
        if (!JsonBody.isObject(json)) {
            throw arguments.invalid("expected a JSON object as text");
        }
        return json;
    }

    private ToolResult toolResult(JsonField message) throws InvalidRequestException {
        return new ToolResult(
                openCalls.close(message.required("tool_call_id")),
                resultContent(message.required("content")),
                false);
    }

    /** OpenAI knows text here only; pictures of browsers and desktops come all the same. */
    private static List<ToolResultContent> resultContent(JsonField content)
            throws InvalidRequestException {
        if (content.isString()) {
            return List.of(new Text(content.string()));
        }
        requireParts(content);
        var read = new ArrayList<ToolResultContent>();
        for (var part : content.nonEmptyArray()) {
            var type = part.object().required("type");
            read.add(
                    switch (type.string()) {
                        case "text" -> new Text(part.required("text").string());
                        case "image_url" ->
                                DataUrls.image(part.required("image_url").object().required("url"));
                        default -> throw type.noneOf("text", "image_url");
                    });
        }
        return read;
    }

    /** A text, or parts of one. */
    private static String text(JsonField content) throws InvalidRequestException {
        if (content.isString()) {
            return content.string();
        }
        requireParts(content);
        var text = new StringBuilder();
        for (var part : content.nonEmptyArray()) {
            var type = part.object().required("type");
            if (!type.string().equals("text")) {
                throw type.noneOf("text");
            }
            text.append(part.required("text").string());
        }
        return text.toString();
    }

    private static void requireParts(JsonField content) throws InvalidRequestException {
        if (!content.isArray()) {
            throw content.unexpected("a string or an array of parts");
        }
    }
}
