package io.qgateway.claude;

import io.qgateway.conversation.StopReason;

/** Anthropic's words for why an answer ended. */
final class StopWord {

    private StopWord() {}

    static String of(StopReason reason) {
        return switch (reason) {
            case END_TURN -> "end_turn";
            case TOOL_USE -> "tool_use";
            case MAX_TOKENS -> "max_tokens";
            case CONTENT_FILTERED -> "refusal";
            case CONTEXT_WINDOW_EXCEEDED -> "model_context_window_exceeded";
        };
    }
}
