package io.qgateway.conversation;

import java.util.Optional;

/** How much a model should think before it answers, and whether the client wants to read it. */
public sealed interface Thinking {

    /** How much trouble the model should take, least first. */
    enum Effort {
        MINIMAL,
        LOW,
        MEDIUM,
        HIGH,
        XHIGH,
        MAX
    }

    /** The client says nothing: what the model thinks by itself may be shown. */
    record UpToTheModel() implements Thinking {}

    /** Not at all; what the model thinks nevertheless is not shown. */
    record Off() implements Thinking {}

    /** As much as the model finds right, with this effort where the client names one. */
    record Adaptive(Optional<Effort> effort) implements Thinking {}

    /** Up to this many tokens. */
    record Budget(int tokens) implements Thinking {}

    /** Whether the client asked for it in so many words. */
    default boolean isAskedFor() {
        return switch (this) {
            case UpToTheModel _, Off _ -> false;
            case Adaptive _, Budget _ -> true;
        };
    }

    /** Whether the client may be shown what the model thinks. */
    default boolean isShown() {
        return !(this instanceof Off);
    }
}
