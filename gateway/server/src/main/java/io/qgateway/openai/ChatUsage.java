package io.qgateway.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.conversation.Usage;

/** Usage as OpenAI words it: what came from a cache is part of the prompt's tokens. */
record ChatUsage(
        @JsonProperty("prompt_tokens") long promptTokens,
        @JsonProperty("completion_tokens") long completionTokens,
        @JsonProperty("total_tokens") long totalTokens,
        @JsonProperty("prompt_tokens_details") Details details) {

    /** What was written to a cache is told when there is any: the upstream's word and no guess. */
    record Details(
            @JsonProperty("cached_tokens") long cachedTokens,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonProperty("cache_write_tokens")
                    long cacheWriteTokens) {}

    static ChatUsage of(Usage usage) {
        return new ChatUsage(
                usage.prompt(),
                usage.output(),
                usage.prompt() + usage.output(),
                new Details(usage.cacheRead(), usage.cacheWrite()));
    }
}
