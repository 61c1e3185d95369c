package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.conversation.Usage;

/** Usage as Anthropic words it: what a cache was involved in is counted apart. */
record MessageUsage(
        @JsonProperty("input_tokens") long inputTokens,
        @JsonProperty("cache_creation_input_tokens") long cacheCreation,
        @JsonProperty("cache_read_input_tokens") long cacheRead,
        @JsonProperty("output_tokens") long outputTokens) {

    static MessageUsage of(Usage usage, InputFactor factor) {
        return new MessageUsage(
                factor.applyTo(usage.input()),
                usage.cacheWrite(),
                usage.cacheRead(),
                usage.output());
    }
}
