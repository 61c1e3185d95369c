package io.qgateway.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qgateway.tokens.UsageMeter;

/** Usage as Anthropic words it: what a cache was involved in is counted apart. */
record MessageUsage(
        @JsonProperty("input_tokens") long inputTokens,
        @JsonProperty("cache_creation_input_tokens") long cacheCreation,
        @JsonProperty("cache_read_input_tokens") long cacheRead,
        @JsonProperty("output_tokens") long outputTokens) {

    static MessageUsage of(UsageMeter meter) {
        var usage = meter.usage();
        return new MessageUsage(
                meter.factor().applyTo(usage.input()),
                usage.cacheWrite(),
                usage.cacheRead(),
                usage.output());
    }
}
