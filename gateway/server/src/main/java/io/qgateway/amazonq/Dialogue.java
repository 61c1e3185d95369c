package io.qgateway.amazonq;

import io.qgateway.conversation.AssistantContent;
import io.qgateway.conversation.Document;
import io.qgateway.conversation.Image;
import io.qgateway.conversation.Reasoning;
import io.qgateway.conversation.Text;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import io.qgateway.conversation.Turn;
import io.qgateway.conversation.UserContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns as messages: neighbours of one role become one message, so that the sides alternate. */
final class Dialogue {

    private Dialogue() {}

    static List<Message> of(List<Turn> turns) {
        var messages = new ArrayList<Message>();
        for (Turn turn : turns) {
            add(messages, message(turn));
        }
        return messages;
    }

    private static void add(List<Message> messages, Message next) {
        Message last = messages.isEmpty() ? null : messages.getLast();
        if (last instanceof Message.User before && next instanceof Message.User user) {
            messages.set(messages.size() - 1, before.plus(user));
        } else if (last instanceof Message.Assistant before
                && next instanceof Message.Assistant assistant) {
            messages.set(messages.size() - 1, before.plus(assistant));
        } else {
            messages.add(next);
        }
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
                case ToolResult result -> {
                    results.add(result);
                    images.addAll(images(result));
                }
            }
        }
        return new Message.User(Message.joined(texts.build()), images, results);
    }

    private static List<Image> images(ToolResult result) {
        return result.content().stream()
                .filter(Image.class::isInstance)
                .map(Image.class::cast)
                .toList();
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
        return new Message.Assistant(last, Message.joined(texts.build()), calls);
    }
}
