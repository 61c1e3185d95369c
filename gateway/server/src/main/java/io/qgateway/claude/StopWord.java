package io.qgateway.claude;

import io.qgateway.conversation.StopReason;

/** Anthropic's words for why an answer ended. */
final class StopWord {

    private StopWord() {}

    static String of(StopReason reason) {
        return switch (reason) {
            case END_TURN -> "end_turn";
            case TOOL_USE -> "tool_use";
            case STOP_SEQUENCE -> "stop_sequence";
            case MAX_TOKENS -> "max_tokens";
            case CONTENT_FILTERED, REFUSED -> "refusal";
            case PAUSED -> "pause_turn";
            case CONTEXT_WINDOW_EXCEEDED -> "model_context_window_exceeded";
        };
    }
}
