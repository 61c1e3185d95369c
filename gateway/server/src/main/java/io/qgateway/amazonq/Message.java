package io.qgateway.amazonq;

import io.qgateway.conversation.Image;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A turn in the upstream's shape: one text, and apart from it what belongs to the text. */
sealed interface Message {

    /**
     * The user's side.
     *
     * @param images also those that tools returned: a result has no place for them
     */
    record User(String content, List<Image> images, List<ToolResult> results) implements Message {

        public User {
            images = List.copyOf(images);
            results = List.copyOf(results);
        }

        User plus(User next) {
            return new User(
                    joined(Stream.of(content, next.content)),
                    both(images, next.images),
                    both(results, next.results));
        }
    }

    /**
     * The model's side.
     *
     * @param thought the last one: a message has a place for one
     */
    record Assistant(Optional<Thought> thought, String content, List<ToolCall> calls)
            implements Message {

        public Assistant {
            calls = List.copyOf(calls);
        }

        Assistant plus(Assistant next) {
            return new Assistant(
                    next.thought.or(() -> thought),
                    joined(Stream.of(content, next.content)),
                    both(calls, next.calls));
        }
    }

    /** Texts as one, a blank line between them. */
    static String joined(Stream<String> texts) {
        return String.join("\n\n", texts.filter(text -> !text.isEmpty()).toList());
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
