package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
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
     * Says of each account whether it was stored.
     *
     * @param ids of those that were, in their order
     */
    static FeedJson taken(List<FeedLine> lines, List<String> ids, List<String> warnings) {
        var taken = ids.iterator();
        var results = new ArrayList<Result>();
        for (var line : lines) {
            results.add(Result.of(line, line.draft().isPresent() ? taken.next() : null));
        }
        var message =
                "%d accounts are stored and will be enabled once they have answered; GET /v2/accounts/{id} tells"
                        .formatted(ids.size());
        return new FeedJson("processing", message, ids, results, warnings);
    }

    /** Says of each account whether it would be stored. */
    static FeedJson rehearsed(List<FeedLine> lines, List<String> warnings) {
        var results = lines.stream().map(line -> Result.of(line, null)).toList();
        var message =
                "%d of %d accounts can be stored; none was, because this is a dry run"
                        .formatted(results.stream().filter(Result::ok).count(), lines.size());
        return new FeedJson("dry_run", message, List.of(), results, warnings);
    }

    /**
     * What became of an account that came.
     *
     * @param index its place in the feed, from 0
     * @param ok whether it was taken, or would be
     */
    record Result(
            int index,
            boolean ok,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> problems,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings) {

        static Result of(FeedLine line, @Nullable String id) {
            return new Result(
                    line.index(), line.draft().isPresent(), id, line.problems(), line.warnings());
        }
    }
}
