package io.qgateway.conversation;

import java.util.List;

/** What one side said before the other spoke again. */
public sealed interface Turn {

    /** The person's turn, or the results of the tools that the assistant called. */
    record User(List<UserContent> content) implements Turn {
        public User {
            content = List.copyOf(content);
        }
    }

    /** The model's turn, as the client remembers it. */
    record Assistant(List<AssistantContent> content) implements Turn {
        public Assistant {
            content = List.copyOf(content);
        }
    }
}
