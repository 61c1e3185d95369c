package io.qgateway.amazonq;

import io.qgateway.conversation.Image;
import io.qgateway.conversation.Thought;
import io.qgateway.conversation.ToolCall;
import io.qgateway.conversation.ToolResult;
import java.util.List;
import java.util.Optional;

/** A turn in the upstream's shape: one text, and apart from it what belongs to the text. */
sealed interface Message {

    /** The user's side. */
    record User(String content, List<Image> images, List<ToolResult> results) implements Message {

        public User {
            images = List.copyOf(images);
            results = List.copyOf(results);
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
    }
}
