package io.qgateway.amazonq;

import io.qgateway.conversation.Usage;
import java.util.Optional;

/** What one frame says, before it is fitted into the answer that it is a part of. */
sealed interface UpstreamEvent {

    /** More text; may be empty, may be cut inside a character. */
    record AssistantText(String content) implements UpstreamEvent {}

    /**
     * What the model thinks; each part may be empty, the text may be cut inside a character.
     *
     * @param redacted a thought in base64 that only the model can read
     */
    record Reasoning(String text, String signature, String redacted) implements UpstreamEvent {}

    /**
     * A piece of a tool call.
     *
     * @param name empty when the piece does not repeat it
     * @param input the next piece of the call's input, empty when there is none
     * @param stop whether it is the call's last
     */
    record ToolUse(String id, String name, String input, boolean stop) implements UpstreamEvent {}

    /**
     * What the answer cost and why it ends, as far as the upstream tells.
     *
     * @param stopReason empty when it does not say
     * @param refused whether the model's provider says that the model refused
     */
    record Metadata(Optional<Usage> usage, String stopReason, boolean refused)
            implements UpstreamEvent {}

    /** The upstream can't go on. */
    record Failure(UpstreamError error) implements UpstreamEvent {}

    /** Known, and of no use here. */
    record Ignored() implements UpstreamEvent {}

    /**
     * Not known.
     *
     * @param type as the frame names it
     */
    record Unknown(String type) implements UpstreamEvent {}
}
