package io.qgateway.console;

import static java.util.stream.Collectors.joining;

import io.qgateway.console.AccountQuery.SortBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a request for the list asks for. Sorting falls back where the seed's does, and says so;
 * without a limit it is the whole list, as the seed's.
 *
 * @param warnings about words that mean nothing
 */
record ListRequest(AccountQuery query, List<String> warnings) {

    private static final int LONGEST_PAGE = 1000;

    /**
     * @param states the names of those that there are
     */
    static ListRequest of(ServerRequest request, Set<String> states) {
        var warnings = new ArrayList<String>();
        var query =
                new AccountQuery(
                        request.param("enabled").map(ListRequest::enabled),
                        request.param("state")
                                .map(words -> states(words, states))
                                .orElseGet(Set::of),
                        request.param("q").map(String::strip).filter(text -> !text.isEmpty()),
                        sortBy(request.param("sort_by"), warnings),
                        descending(request.param("sort_order"), warnings),
                        number(request, "offset", 0, Integer.MAX_VALUE).orElse(0),
                        number(request, "limit", 1, LONGEST_PAGE).orElse(Integer.MAX_VALUE));
        return new ListRequest(query, List.copyOf(warnings));
    }

    private static boolean enabled(String word) {
        return Flag.parse(word)
                .orElseThrow(() ->
                        refusal(
                                "enabled",
                                "is no such word",
                                "true or false, or leave it out for all"));
    }

    /** States by their names, with commas between. */
    static Set<String> states(String words, Set<String> known) {
        var wanted =
                Arrays.stream(words.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        if (!known.containsAll(wanted)) {
            throw refusal(
                    "state",
                    "is no such word",
                    "some of " + String.join(", ", new TreeSet<>(known)) + ", parted by commas");
        }
        return wanted;
    }

    private static SortBy sortBy(Optional<String> word, List<String> warnings) {
        var wanted = word.orElse(SortBy.CREATED_AT.wireName());
        return Arrays.stream(SortBy.values())
                .filter(key -> key.wireName().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    warnings.add(
                            Arrays.stream(SortBy.values())
                                    .map(SortBy::wireName)
                                    .collect(
                                            joining(
                                                    ", ",
                                                    "sort_by is one of ",
                                                    "; created_at was taken")));
                    return SortBy.CREATED_AT;
                });
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

    private static Optional<Integer> number(
            ServerRequest request, String name, int least, int most) {
        return request.param(name)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException _) {
                        // Refused like a number out of range.
                    }
                    throw refusal(
                            name,
                            "is no number that can be used",
                            "a whole number from %d to %d".formatted(least, most));
                });
    }

    private static Refusal refusal(String field, String problem, String remedy) {
        return Refusal.of(List.of(new FieldProblem(field, problem, remedy)));
    }
}
