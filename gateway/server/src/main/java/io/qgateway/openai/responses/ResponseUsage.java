package io.qgateway.openai.responses;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qgateway.conversation.Usage;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Usage as this API words it: what came from a cache is part of the input's tokens. */
@JsonNaming(SnakeCaseStrategy.class)
record ResponseUsage(
        long inputTokens,
        InputDetails inputTokensDetails,
        long outputTokens,
        OutputDetails outputTokensDetails,
        long totalTokens) {

    @JsonNaming(SnakeCaseStrategy.class)
    record InputDetails(
            long cachedTokens,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long cacheWriteTokens) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record OutputDetails(long reasoningTokens) {}

    static ResponseUsage of(Usage usage) {
        return new ResponseUsage(
                usage.prompt(),
                new InputDetails(usage.cacheRead(), usage.cacheWrite()),
                usage.output(),
                new OutputDetails(0),
                usage.prompt() + usage.output());
    }
}
