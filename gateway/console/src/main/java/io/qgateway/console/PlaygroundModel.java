package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A model that can be asked. What nobody tells of it is null.
 *
 * @param accounts how many accounts are known to have it
 * @param contextWindow how many tokens a prompt may have
 * @param reasoning whether it can be told how to think, other than in words
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PlaygroundModel(
        String id,
        String name,
        int accounts,
        @JsonProperty("context_window") @Nullable Long contextWindow,
        @JsonProperty("prompt_caching") @Nullable Boolean promptCaching,
        @JsonProperty("reasoning") @Nullable Boolean reasoning) {}
