package io.qgateway.clients;

import com.anthropic.models.messages.MessageCreateParams;
import com.openai.models.chat.completions.ChatCompletionCreateParams;

/** The ways in which a client gets an answer: either SDK, streamed or whole. */
enum SdkCall {
    OPENAI_STREAMED,
    OPENAI_WHOLE,
    ANTHROPIC_STREAMED,
    ANTHROPIC_WHOLE;

    /** Asks something, and tells what it hears while it hears it. */
    void ask(Sdks sdks, Heard heard) {
        switch (this) {
            case OPENAI_STREAMED -> streamed(sdks, completion(), heard);
            case OPENAI_WHOLE -> whole(sdks, completion(), heard);
            case ANTHROPIC_STREAMED -> streamed(sdks, message(), heard);
            case ANTHROPIC_WHOLE -> whole(sdks, message(), heard);
        }
    }

    boolean isStreamed() {
        return switch (this) {
            case OPENAI_STREAMED, ANTHROPIC_STREAMED -> true;
            case OPENAI_WHOLE, ANTHROPIC_WHOLE -> false;
        };
    }

    private static ChatCompletionCreateParams completion() {
        return ChatCompletionCreateParams.builder()
                .model(Sdks.MODEL)
                .addUserMessage("Hello")
                .build();
    }

    private static MessageCreateParams message() {
        return MessageCreateParams.builder()
                .model(Sdks.MODEL)
                .maxTokens(1024)
                .addUserMessage("Hello")
                .build();
    }

    private static void streamed(Sdks sdks, ChatCompletionCreateParams params, Heard heard) {
        try (var answer = sdks.openAi().chat().completions().createStreaming(params)) {
            answer.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .forEach(choice -> {
                        choice.delta().content().ifPresent(heard::text);
                        choice.finishReason().ifPresent(reason -> heard.end(reason.asString()));
                    });
        }
    }

    private static void whole(Sdks sdks, ChatCompletionCreateParams params, Heard heard) {
        for (var choice : sdks.openAi().chat().completions().create(params).choices()) {
            choice.message().content().ifPresent(heard::text);
            heard.end(choice.finishReason().asString());
        }
    }

    private static void streamed(Sdks sdks, MessageCreateParams params, Heard heard) {
        try (var answer = sdks.anthropic().messages().createStreaming(params)) {
            answer.stream()
                    .forEach(event -> {
                        event.contentBlockDelta()
                                .flatMap(block -> block.delta().text())
                                .ifPresent(delta -> heard.text(delta.text()));
                        event.messageDelta()
                                .flatMap(message -> message.delta().stopReason())
                                .ifPresent(reason -> heard.end(reason.asString()));
                    });
        }
    }

    private static void whole(Sdks sdks, MessageCreateParams params, Heard heard) {
        var message = sdks.anthropic().messages().create(params);
        message.content().stream()
                .flatMap(block -> block.text().stream())
                .forEach(block -> heard.text(block.text()));
        message.stopReason().ifPresent(reason -> heard.end(reason.asString()));
    }
}
