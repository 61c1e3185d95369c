package io.qgateway.conversation;

/** Why a whole answer ended where it did. */
public enum StopReason {
    END_TURN,
    TOOL_USE,
    MAX_TOKENS,
    CONTENT_FILTERED,
    CONTEXT_WINDOW_EXCEEDED
}
