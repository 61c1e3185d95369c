package io.qgateway.console;

import io.qgateway.console.AccountQuery.SortBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a request for the list asks for. Sorting falls back where the seed's does, and says so.
 *
 * @param warnings about words that mean nothing
 */
record ListRequest(AccountQuery query, List<String> warnings) {

    static ListRequest of(ServerRequest request) {
        var warnings = new ArrayList<String>();
        var query =
                new AccountQuery(
                        request.param("enabled").map(ListRequest::enabled),
                        sortBy(request.param("sort_by"), warnings),
                        descending(request.param("sort_order"), warnings));
        return new ListRequest(query, List.copyOf(warnings));
    }

    private static boolean enabled(String word) {
        return Flag.parse(word)
                .orElseThrow(() ->
                        Refusal.of(
                                List.of(
                                        new FieldProblem(
                                                "enabled",
                                                "is no such word",
                                                "true or false, or leave it out for all"))));
    }

    private static SortBy sortBy(Optional<String> word, List<String> warnings) {
        return switch (word.orElse("created_at")) {
            case "created_at" -> SortBy.CREATED_AT;
            case "success_count" -> SortBy.SUCCESS_COUNT;
            default -> {
                warnings.add("sort_by is created_at or success_count; created_at was taken");
                yield SortBy.CREATED_AT;
            }
        };
    }

    private static boolean descending(Optional<String> word, List<String> warnings) {
        if (word.isEmpty() || word.get().equalsIgnoreCase("desc")) {
            return true;
        }
        if (!word.get().equalsIgnoreCase("asc")) {
            warnings.add("sort_order is asc or desc; asc was taken");
        }
        return false;
    }
}
