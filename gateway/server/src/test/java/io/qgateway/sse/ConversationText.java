package io.qgateway.sse;

import io.qgateway.conversation.AnswerFormat;
import io.qgateway.conversation.AnswerOptions;
import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Caching;
import io.qgateway.conversation.Conversation;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.RedactedReasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A conversation as people read it, a line for each piece and for each option it asks for. */
public final class ConversationText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private ConversationText() {}

    public static String of(Conversation conversation) {
        var text = new StringBuilder("model " + conversation.model() + "\n");
        text.append("system ").append(quoted(conversation.system())).append('\n');
        for (var tool : conversation.tools()) {
            text.append(
                    "tool %s %s %s\n"
                            .formatted(
                                    tool.name(), quoted(tool.description()), tool.inputSchema()));
        }
        text.append(caching(conversation.caching())).append(options(conversation.options()));
        conversation.turns().forEach(turn -> text.append(turn(turn)));
        return text.toString();
    }

    private static String caching(Caching caching) {
        return (caching.prompt() ? "cache the prompt\n" : "")
                + (caching.turns() ? "cache the turns\n" : "");
    }

    private static String options(AnswerOptions options) {
        var text = new StringBuilder();
        options.maxTokens().ifPresent(tokens -> text.append("max tokens " + tokens + "\n"));
        options.stopSequences().forEach(stop -> text.append("stop " + quoted(stop) + "\n"));
        if (!options.toolChoice().equals(AnswerOptions.DEFAULTS.toolChoice())) {
            text.append("tool choice " + options.toolChoice() + "\n");
        }
        if (!options.parallelToolCalls()) {
            text.append("one tool call at a time\n");
        }
        if (!options.thinking().equals(AnswerOptions.DEFAULTS.thinking())) {
            text.append("thinking " + options.thinking() + "\n");
        }
        return text + format(options.format());
    }

    private static String format(AnswerFormat format) {
        return switch (format) {
            case AnswerFormat.PlainText() -> "";
            case AnswerFormat.JsonObject(), AnswerFormat.JsonSchema _ -> "format " + format + "\n";
        };
    }

    private static String turn(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) ->
                    content.stream()
                            .map(piece -> "  " + user(piece) + "\n")
                            .collect(Collectors.joining("", "user\n", ""));
            case Turn.Assistant(var content) ->
                    content.stream()
                            .map(piece -> "  " + assistant(piece) + "\n")
                            .collect(Collectors.joining("", "assistant\n", ""));
        };
    }

    private static String user(UserContent content) {
        return switch (content) {
            case Text(var text) -> "text " + quoted(text);
            case Image image -> image(image);
            case Document document -> document(document);
            case ToolResult result -> result(result);
        };
    }

    private static String assistant(AssistantContent content) {
        return switch (content) {
            case Text(var text) -> "text " + quoted(text);
            case ToolCall(var id, var name, var input) -> "call " + id + " " + name + " " + input;
            case Reasoning(var text, var signature) ->
                    "reasoning " + quoted(text) + " " + signature;
            case RedactedReasoning(var data) -> "redacted " + data;
        };
    }

    private static String result(ToolResult result) {
        return result.content().stream()
                .map(piece ->
                        switch (piece) {
                            case Text(var text) -> "text " + quoted(text);
                            case Image image -> image(image);
                            case Document document -> document(document);
                        })
                .map(piece -> "\n    " + piece)
                .collect(
                        Collectors.joining(
                                "",
                                "result " + result.callId() + (result.error() ? " (error)" : ""),
                                ""));
    }

    private static String image(Image image) {
        return "image " + image.format() + " " + image.base64();
    }

    private static String document(Document document) {
        return "document " + quoted(document.title()) + " " + quoted(document.text());
    }

    private static String quoted(String text) {
        return MAPPER.writeValueAsString(text);
    }
}
