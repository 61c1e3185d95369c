package io.qgateway.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a bulk request.
 *
 * @param done to how many accounts it was done, or would be in a dry run
 * @param failed how many accounts it could not be done to
 * @param remaining how many more accounts fit the filter and were left alone
 */
record BulkJson(
        String action,
        @JsonProperty("dry_run") boolean dryRun,
        long done,
        long failed,
        long remaining,
        List<Line> results) {

    static BulkJson of(BulkRequest request, List<Line> results, long remaining) {
        long done = results.stream().filter(Line::ok).count();
        return new BulkJson(
                request.action().wireName(),
                request.dryRun(),
                done,
                results.size() - done,
                remaining,
                results);
    }

    /**
     * What became of one account.
     *
     * @param problem why it could not be done, and what to do
     */
    record Line(
            String id,
            @Nullable String label,
            boolean ok,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem) {

        static Line done(AccountView account) {
            return new Line(account.id(), account.label().orElse(null), true, null);
        }

        static Line failed(AccountView account, String problem) {
            return new Line(account.id(), account.label().orElse(null), false, problem);
        }

        static Line failed(String id, String problem) {
            return new Line(id, null, false, problem);
        }
    }
}
