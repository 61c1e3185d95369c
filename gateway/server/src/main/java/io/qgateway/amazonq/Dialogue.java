package io.qgateway.amazonq;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.ToolResultContent;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns as messages. What the upstream's form asks for in each of them and the client never sent,
 * words beside tool results, images or calls, is put there in neutral words.
 */
final class Dialogue {

    private static final String ONLY_RESULTS = "(tool results)";
    private static final String ONLY_IMAGES = "(images)";
    private static final String NO_OUTPUT = "(no output)";

    /** A single point: a model that reads words here begins to write them itself. */
    private static final String ONLY_CALLS = ".";

    private Dialogue() {}

    static List<Message> of(List<Turn> turns) {
        return turns.stream().map(Dialogue::message).toList();
    }

    private static Message message(Turn turn) {
        return switch (turn) {
            case Turn.User(var content) -> userMessage(content);
            case Turn.Assistant(var content) -> assistantMessage(content);
        };
    }

    private static Message userMessage(List<UserContent> content) {
        var texts = Stream.<String>builder();
        var images = new ArrayList<Image>();
        var results = new ArrayList<ToolResult>();
        for (UserContent piece : content) {
            switch (piece) {
                case Text(var text) -> texts.add(text);
                case Image image -> images.add(image);
                case Document document -> texts.add(framed(document));
                case ToolResult result -> results.add(withOutput(result));
            }
        }
        var words = joined(texts.build());
        var instead = results.isEmpty() ? ONLY_IMAGES : ONLY_RESULTS;
        return new Message.User(words.isBlank() ? instead : words, images, results);
    }

    private static ToolResult withOutput(ToolResult result) {
        return result.content().stream().anyMatch(Dialogue::hasWords)
                ? result
                : new ToolResult(result.callId(), List.of(new Text(NO_OUTPUT)), result.error());
    }

    private static boolean hasWords(ToolResultContent piece) {
        return switch (piece) {
            case Text(var text) -> !text.isBlank();
            case Document _ -> true;
            case Image _ -> false;
        };
    }

    /** A document's text in a tag that models know. */
    static String framed(Document document) {
        String title =
                document.title().isEmpty()
                        ? ""
                        : " title=\"%s\"".formatted(document.title().replace('"', '\''));
        return "<document%s>\n%s\n</document>".formatted(title, document.text());
    }

    /** A thought without a seal is left out: the model would not know it again. */
    private static Message assistantMessage(List<AssistantContent> content) {
        var thoughts = new ArrayList<Thought>();
        var texts = Stream.<String>builder();
        var calls = new ArrayList<ToolCall>();
        for (AssistantContent piece : content) {
            switch (piece) {
                case Text(var text) -> texts.add(text);
                case ToolCall call -> calls.add(call);
                case Reasoning reasoning when reasoning.signature().isEmpty() -> {}
                case Thought thought -> thoughts.add(thought);
            }
        }
        var last = thoughts.isEmpty() ? Optional.<Thought>empty() : Optional.of(thoughts.getLast());
        var words = joined(texts.build());
        return new Message.Assistant(last, words.isBlank() ? ONLY_CALLS : words, calls);
    }

    /** Texts as one, a blank line between them. */
    private static String joined(Stream<String> texts) {
        return String.join("\n\n", texts.filter(text -> !text.isEmpty()).toList());
    }
}
