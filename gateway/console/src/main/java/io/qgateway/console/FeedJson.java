package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a feed.
 *
 * @param accountIds of those that were taken, in the order in which they came
 * @param results one for each that came
 */
record FeedJson(
        String status,
        String message,
        @JsonProperty("account_ids") List<String> accountIds,
        List<Result> results,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

    /**
     * What became of an account that came.
     *
     * @param index its place in the feed, from 0
     * @param ok whether it was taken
     */
    record Result(
            int index,
            boolean ok,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> problems,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {}
}
