package io.qgateway.conversation;

import java.util.Optional;

/**
 * A step of the model's answer. A whole answer is any number of deltas and calls, at most one call
 * open at a time, and {@link Finished} exactly once, last: an answer that does not get there is
 * broken and ends in an {@link UpstreamException} instead. Neighbouring deltas of one kind are one
 * piece of content, which anything else but {@link UsageReported} ends.
 */
public sealed interface ReplyEvent {

    /** More text; never empty, never part of a character. */
    record TextDelta(String text) implements ReplyEvent {}

    /** More of what the model thinks; never empty, never part of a character. */
    record ReasoningDelta(String text) implements ReplyEvent {}

    /**
     * The thought just told ends, and this seals it; without a delta before it, the model keeps the
     * thought to itself. Thoughts may also end without a seal.
     */
    record ReasoningSigned(String signature) implements ReplyEvent {}

    /** A whole thought that only the model can read, in base64. */
    record ReasoningRedacted(String data) implements ReplyEvent {}

    /** A tool call begins; its input follows until {@link ToolCallEnded}. */
    record ToolCallStarted(String id, String name) implements ReplyEvent {}

    /** The next piece of the open call's input; the pieces join to a JSON object. */
    record ToolInputDelta(String json) implements ReplyEvent {}

    /** The open call's input is complete and is a JSON object. */
    record ToolCallEnded() implements ReplyEvent {}

    /** The upstream's own count, a total and not a delta; the last one holds. */
    record UsageReported(Usage usage) implements ReplyEvent {}

    /**
     * The answer is whole. A call that is still open was cut off by the limit that {@code reason}
     * names: it is no call.
     *
     * @param stopSequence the one that was found, which is no part of the text
     */
    record Finished(StopReason reason, Optional<String> stopSequence) implements ReplyEvent {

        public Finished {
            if (stopSequence.isPresent() != (reason == StopReason.STOP_SEQUENCE)) {
                throw new IllegalArgumentException(
                        "A stop sequence belongs to STOP_SEQUENCE, not to " + reason);
            }
        }

        public Finished(StopReason reason) {
            this(reason, Optional.empty());
        }

        /** Ended before this stop sequence. */
        public static Finished before(String stopSequence) {
            return new Finished(StopReason.STOP_SEQUENCE, Optional.of(stopSequence));
        }
    }
}
