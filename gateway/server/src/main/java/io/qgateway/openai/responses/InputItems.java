package io.qgateway.openai.responses;

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
import io.qgateway.openai.DataUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code input} of a request: prompts apart, turns in their order. */
final class InputItems {

    private final List<String> prompts = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<TurnPlace> places = new ArrayList<>();
    private final List<UserContent> results = new ArrayList<>();
    private final List<String> resultPlaces = new ArrayList<>();
    private final OpenCalls openCalls = new OpenCalls();

    private InputItems() {}

    static InputItems read(JsonField input) throws InvalidRequestException {
        var read = new InputItems();
        if (input.isString()) {
            read.user(List.of(new Text(input.nonEmptyString())), input.path(), List.of());
            return read;
        }
        for (var item : input.nonEmptyArray()) {
            read.add(item.object());
        }
        read.endResults();
        if (read.turns.isEmpty()) {
            throw input.invalid("expected at least one user message beside the instructions");
        }
        return read;
    }

    /** The system and developer prompts in their order, with blank lines between. */
    List<String> prompts() {
        return prompts;
    }

    List<Turn> turns() {
        return turns;
    }

    /** Where the turns come from. */
    List<TurnPlace> places() {
        return places;
    }

    private void add(JsonField item) throws InvalidRequestException {
        var type = item.optional("type", JsonField::string).orElse("message");
        switch (type) {
            case "message" -> message(item);
            case "function_call" -> assistant(functionCall(item), item.path());
            case "custom_tool_call" -> assistant(customCall(item), item.path());
            case "function_call_output", "custom_tool_call_output" -> result(item);
            case "reasoning" -> reasoning(item);
            case "item_reference" ->
                    throw item.required("type")
                            .invalid(
                                    "items are not stored here; send the item itself instead of a"
                                            + " reference");
            default ->
                    throw item.required("type")
                            .noneOf(
                                    "message",
                                    "function_call",
                                    "function_call_output",
                                    "custom_tool_call",
                                    "custom_tool_call_output",
                                    "reasoning");
        }
    }

    private void message(JsonField item) throws InvalidRequestException {
        var role = item.required("role");
        var content = item.required("content");
        switch (role.string()) {
            case "system", "developer" -> prompts.add(text(content));
            case "user" -> {
                var pieces = new ArrayList<String>();
                user(userContent(content, pieces), item.path(), pieces);
            }
            case "assistant" -> assistant(new Text(text(content)), content.path());
            default -> throw role.noneOf("system", "developer", "user", "assistant");
        }
    }

    private void user(List<UserContent> content, String path, List<String> pieces) {
        endResults();
        turns.add(new Turn.User(content));
        places.add(new TurnPlace(path, pieces));
    }

    private void assistant(AssistantContent content, String path) {
        endResults();
        turns.add(new Turn.Assistant(List.of(content)));
        places.add(new TurnPlace(path, List.of()));
    }

    /** The results of several calls are an item each, and one turn. */
    private void endResults() {
        if (!results.isEmpty()) {
            turns.add(new Turn.User(results));
            places.add(new TurnPlace(resultPlaces.getFirst(), resultPlaces));
            results.clear();
            resultPlaces.clear();
        }
    }

    private ToolCall functionCall(JsonField item) throws InvalidRequestException {
        var arguments = item.required("arguments");
        var json = arguments.string();
        if (!json.isBlank() && !JsonBody.isObject(json)) {
            throw arguments.invalid("expected a JSON object as text");
        }
        return new ToolCall(callId(item), calledName(item), json.isBlank() ? "{}" : json);
    }

    private ToolCall customCall(JsonField item) throws InvalidRequestException {
        var input = JsonBody.text(Map.of("input", item.required("input").string()));
        return new ToolCall(callId(item), calledName(item), input);
    }

    private static String calledName(JsonField item) throws InvalidRequestException {
        return new ResponseTool(
                        item.optional("namespace", JsonField::nonEmptyString),
                        item.required("name").nonEmptyString(),
                        false)
                .calledName();
    }

    private String callId(JsonField item) throws InvalidRequestException {
        return openCalls.open(item.required("call_id"));
    }

    private void result(JsonField item) throws InvalidRequestException {
        var id = openCalls.close(item.required("call_id"));
        results.add(new ToolResult(id, resultContent(item.required("output")), false));
        resultPlaces.add(item.path());
    }

    private static List<ToolResultContent> resultContent(JsonField output)
            throws InvalidRequestException {
        if (output.isString()) {
            return List.of(new Text(output.string()));
        }
        var read = new ArrayList<ToolResultContent>();
        for (var part : parts(output)) {
            read.add(
                    switch (part.object().required("type").string()) {
                        case "input_image" -> DataUrls.image(imageUrl(part));
                        case "input_file" -> DataUrls.document(part);
                        default -> new Text(textPart(part));
                    });
        }
        return read;
    }

    /** A thought that this gateway has not sealed is another model's and means nothing to ours. */
    private void reasoning(JsonField item) throws InvalidRequestException {
        item.optional("encrypted_content", JsonField::string)
                .flatMap(SealedThought::open)
                .ifPresent(thought -> assistant(thought, item.path()));
    }

    private static List<UserContent> userContent(JsonField content, List<String> pieces)
            throws InvalidRequestException {
        if (content.isString()) {
            pieces.add(content.path());
            return List.of(new Text(content.string()));
        }
        var read = new ArrayList<UserContent>();
        for (var part : parts(content)) {
            pieces.add(part.path());
            read.add(
                    switch (part.object().required("type").string()) {
                        case "input_image" -> DataUrls.image(imageUrl(part));
                        case "input_file" -> DataUrls.document(part);
                        default -> new Text(textPart(part));
                    });
        }
        return read;
    }

    private static JsonField imageUrl(JsonField part) throws InvalidRequestException {
        Optional<String> file = part.optional("file_id", JsonField::string);
        if (file.isPresent()) {
            throw part.required("file_id")
                    .invalid(
                            "files are not stored here; send the image as a data URL in image_url");
        }
        return part.required("image_url");
    }

    private static String text(JsonField content) throws InvalidRequestException {
        if (content.isString()) {
            return content.string();
        }
        var text = new StringBuilder();
        for (var part : parts(content)) {
            text.append(textPart(part.object()));
        }
        return text.toString();
    }

    private static String textPart(JsonField part) throws InvalidRequestException {
        var type = part.required("type");
        return switch (type.string()) {
            case "input_text", "output_text", "text" -> part.required("text").string();
            case "refusal" -> part.required("refusal").string();
            case "input_audio" ->
                    throw type.invalid("audio is not supported; send a transcript as text");
            default -> throw type.noneOf("input_text", "input_image", "input_file", "output_text");
        };
    }

    private static List<JsonField> parts(JsonField content) throws InvalidRequestException {
        if (!content.isArray()) {
            throw content.unexpected("a string or an array of parts");
        }
        return content.array();
    }
}
