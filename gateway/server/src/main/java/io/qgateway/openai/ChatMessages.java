package io.qgateway.openai;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.InvalidRequestException;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import io.qgateway.json.ImageData;
import io.qgateway.json.JsonBody;
import io.qgateway.json.JsonField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code messages} of a request: prompts apart, turns in their order. */
final class ChatMessages {

    private static final Pattern DATA_URL_HEAD =
            Pattern.compile("data:([^;,]+)(?:;[^;,]+)*;base64,", Pattern.CASE_INSENSITIVE);

    private final List<String> prompts = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Set<String> openCalls = new HashSet<>();

    private ChatMessages() {}

    static ChatMessages read(JsonField messages) throws InvalidRequestException {
        var read = new ChatMessages();
        for (var message : messages.nonEmptyArray()) {
            read.add(message.object());
        }
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

    private void add(JsonField message) throws InvalidRequestException {
        var role = message.required("role");
        switch (role.string()) {
            case "system", "developer" -> prompts.add(text(message.required("content")));
            case "user" -> turns.add(new Turn.User(userContent(message.required("content"))));
            case "assistant" -> turns.add(new Turn.Assistant(assistantContent(message)));
            case "tool" -> turns.add(new Turn.User(List.of(toolResult(message))));
            default -> throw role.noneOf("system", "developer", "user", "assistant", "tool");
        }
    }

    private static List<UserContent> userContent(JsonField content) throws InvalidRequestException {
        if (content.isString()) {
            return List.of(new Text(content.string()));
        }
        requireParts(content);
        var read = new ArrayList<UserContent>();
        for (var part : content.nonEmptyArray()) {
            read.add(userPart(part));
        }
        return read;
    }

    private static UserContent userPart(JsonField part) throws InvalidRequestException {
        var type = part.object().required("type");
        return switch (type.string()) {
            case "text" -> new Text(part.required("text").string());
            case "image_url" -> image(part.required("image_url").object().required("url"));
            case "input_audio" ->
                    throw type.invalid("audio is not supported; send a transcript as text");
            case "file" -> throw type.invalid("files are not supported; send their text");
            default -> throw type.noneOf("text", "image_url");
        };
    }

    private static Image image(JsonField url) throws InvalidRequestException {
        var text = url.string();
        if (!text.regionMatches(true, 0, "data:", 0, 5)) {
            throw url.invalid(
                    "images are not fetched; send it as a data URL (data:image/png;base64,…)");
        }
        var head = DATA_URL_HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw url.invalid("expected a data URL like data:image/png;base64,…");
        }
        return ImageData.read(url, head.group(1), text.substring(head.end()));
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
        var id = call.required("id");
        if (!openCalls.add(id.nonEmptyString())) {
            throw id.invalid("an earlier call has the same id; give each call its own");
        }
        var function = call.required("function").object();
        return new ToolCall(
                id.string(),
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
        var callId = message.required("tool_call_id");
        if (!openCalls.remove(callId.string())) {
            throw callId.invalid("no unanswered tool call before this message has this id");
        }
        var content = List.<ToolResultContent>of(new Text(text(message.required("content"))));
        return new ToolResult(callId.string(), content, false);
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
