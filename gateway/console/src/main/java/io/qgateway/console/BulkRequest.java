package io.qgateway.console;

import static java.util.stream.Collectors.joining;

import io.qgateway.console.AccountQuery.SortBy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be done to which accounts. What nobody understands is refused here: a misspelt filter
 * would otherwise mean all accounts, and a misspelt {@code dry_run} that it is done.
 *
 * @param dryRun only tell what would be done
 */
record BulkRequest(BulkAction action, Accounts accounts, boolean dryRun) {

    /** Which accounts. */
    sealed interface Accounts {

        /** Those of these ids, in this order. */
        record Named(List<String> ids) implements Accounts {}

        /** As many of those that fit as one request may name, the oldest first. */
        record Matching(AccountQuery query) implements Accounts {}
    }

    /**
     * @param states the names of those that there are
     */
    static BulkRequest of(Fields fields, Set<String> states) {
        var action = action(fields);
        var ids = fields.texts("ids");
        var filter = fields.fieldsOf("filter");
        var dryRun = fields.flag("dry_run").orElse(false);
        fields.refuseUnknown();
        if (ids.isPresent() == filter.isPresent()) {
            fields.refuse(
                    new FieldProblem(
                            "ids", "must come alone, or filter must", "one of ids and filter"));
        }
        fields.check();
        Accounts accounts =
                filter.<Accounts>map(within -> new Accounts.Matching(query(within, action, states)))
                        .orElseGet(() -> named(ids.orElseThrow(), action));
        return new BulkRequest(action, accounts, dryRun);
    }

    /** Where there is none it is any, until {@link Fields#check} has thrown for it. */
    private static BulkAction action(Fields fields) {
        var action = fields.text("action").flatMap(BulkAction::ofWireName);
        if (action.isEmpty()) {
            fields.refuse(
                    new FieldProblem(
                            "action",
                            "is missing or no such word",
                            Arrays.stream(BulkAction.values())
                                    .map(BulkAction::wireName)
                                    .collect(joining(", ", "one of ", ""))));
        }
        return action.orElse(BulkAction.TEST);
    }

    private static Accounts named(List<String> ids, BulkAction action) {
        var distinct = List.copyOf(new LinkedHashSet<>(ids));
        if (distinct.size() > action.most()) {
            throw Refusal.of(
                    List.of(
                            new FieldProblem(
                                    "ids",
                                    "names %d accounts".formatted(distinct.size()),
                                    "at most %d at a time".formatted(action.most()))));
        }
        return new Accounts.Named(distinct);
    }

    private static AccountQuery query(Fields filter, BulkAction action, Set<String> states) {
        var enabled = filter.flag("enabled");
        var state = filter.text("state");
        var text = filter.text("q");
        filter.refuseUnknown();
        filter.check();
        return new AccountQuery(
                enabled,
                state.map(words -> ListRequest.states(words, states)).orElseGet(Set::of),
                text.map(String::strip).filter(part -> !part.isEmpty()),
                SortBy.CREATED_AT,
                false,
                0,
                action.most());
    }
}
