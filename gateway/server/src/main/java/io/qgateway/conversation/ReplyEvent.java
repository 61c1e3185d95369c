package io.qgateway.conversation;

/**
 * A step of the model's answer. A whole answer is any number of deltas and calls, at most one call
 * open at a time, and {@link Finished} exactly once, last: an answer that does not get there is
 * broken and ends in an {@link UpstreamException} instead.
 */
public sealed interface ReplyEvent {

    /** More text; never empty, never part of a character. */
    record TextDelta(String text) implements ReplyEvent {}

    /** A tool call begins; its input follows until {@link ToolCallEnded}. */
    record ToolCallStarted(String id, String name) implements ReplyEvent {}

    /** The next piece of the open call's input; the pieces join to a JSON object. */
    record ToolInputDelta(String json) implements ReplyEvent {}

    /** The open call's input is complete and is a JSON object. */
    record ToolCallEnded() implements ReplyEvent {}

    /** The upstream's own count, a total and not a delta; the last one holds. */
    record UsageReported(Usage usage) implements ReplyEvent {}

    /** The answer is whole. */
    record Finished(StopReason reason) implements ReplyEvent {}
}
