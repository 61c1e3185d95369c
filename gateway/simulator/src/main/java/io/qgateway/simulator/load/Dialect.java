package io.qgateway.simulator.load;

import java.util.Map;

/** How to ask for an answer, and how a whole one ends. */
public enum Dialect {
    /** Chat Completions, streamed. */
    OPENAI("/v1/chat/completions"),
    /** Messages, streamed. */
    ANTHROPIC("/v1/messages"),
    /** Chat Completions as one JSON document. */
    PLAIN("/v1/chat/completions"),
    /** The upstream's own wire: what the others are compared with. */
    UPSTREAM("/");

    private final String path;

    Dialect(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    Map<String, String> headers(String key) {
        return switch (this) {
            case OPENAI, PLAIN ->
                    Map.of("Content-Type", "application/json", "Authorization", "Bearer " + key);
            case ANTHROPIC ->
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "x-api-key",
                            key,
                            "anthropic-version",
                            "2023-06-01");
            case UPSTREAM ->
                    Map.of(
                            "Content-Type",
                            "application/x-amz-json-1.0",
                            "x-amz-target",
                            "AmazonCodeWhispererStreamingService.GenerateAssistantResponse",
                            "Authorization",
                            "Bearer " + key);
        };
    }

    String body(String model, String prompt) {
        return switch (this) {
            case OPENAI, PLAIN ->
                    """
                    {"model":"%s","stream":%s,"messages":[{"role":"user","content":"%s"}]}\
                    """
                            .formatted(model, this == OPENAI, prompt);
            case ANTHROPIC ->
                    """
                    {"model":"%s","stream":true,"max_tokens":64000,\
                    "messages":[{"role":"user","content":"%s"}]}\
                    """
                            .formatted(model, prompt);
            case UPSTREAM ->
                    """
                    {"conversationState":{"chatTriggerType":"MANUAL","history":[],"currentMessage":\
                    {"userInputMessage":{"content":"%s","modelId":"%s","origin":"CLI"}}}}\
                    """
                            .formatted(prompt, model);
        };
    }

    Ending ending() {
        return switch (this) {
            case OPENAI -> new TerminatorEnding("data: [DONE]");
            case ANTHROPIC -> new TerminatorEnding("event: message_stop");
            case PLAIN -> new BodyEnding();
            case UPSTREAM -> new FrameEnding();
        };
    }
}
