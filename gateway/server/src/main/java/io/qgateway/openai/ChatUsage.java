package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.conversation.Usage;

/** Usage as OpenAI words it: what came from a cache is part of the prompt's tokens. */
record ChatUsage(
        @JsonProperty("prompt_tokens") long promptTokens,
        @JsonProperty("completion_tokens") long completionTokens,
        @JsonProperty("total_tokens") long totalTokens,
        @JsonProperty("prompt_tokens_details") Details details) {

    record Details(@JsonProperty("cached_tokens") long cachedTokens) {}

    static ChatUsage of(Usage usage) {
        return new ChatUsage(
                usage.prompt(),
                usage.output(),
                usage.prompt() + usage.output(),
                new Details(usage.cacheRead()));
    }
}
