package io.qgateway.conversation;

/** Why a whole answer ended where it did. */
public enum StopReason {
    END_TURN,
    TOOL_USE,
    /** One of the client's stop sequences came. */
    STOP_SEQUENCE,
    /** It became as long as the client or the model allows. */
    MAX_TOKENS,
    /** Prompt and answer together fill the model's window. */
    CONTEXT_WINDOW_EXCEEDED,
    /** The upstream took the answer back or cut it. */
    CONTENT_FILTERED,
    /** The model won't answer this. */
    REFUSED,
    /** The model wants to go on when it is sent its own turn again. */
    PAUSED
}
