package io.qgateway.openai;

import io.qgateway.conversation.StopReason;

/** OpenAI's words for why an answer ended. */
final class FinishReason {

    private FinishReason() {}

    static String of(StopReason reason) {
        return switch (reason) {
            case END_TURN, STOP_SEQUENCE, PAUSED -> "stop";
            case TOOL_USE -> "tool_calls";
            case MAX_TOKENS, CONTEXT_WINDOW_EXCEEDED -> "length";
            case CONTENT_FILTERED, REFUSED -> "content_filter";
        };
    }
}
