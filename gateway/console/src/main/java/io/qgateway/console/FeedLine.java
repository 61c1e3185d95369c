package io.qgateway.console;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account of a feed, or what is wrong with it.
 *
 * @param index its place in the feed, from 0
 */
record FeedLine(
        int index,
        Optional<AccountDraft> draft,
        List<FieldProblem> problems,
        List<String> warnings) {

    static FeedLine of(int index, JsonNode account) {
        if (!(account instanceof ObjectNode object)) {
            var problem =
                    new FieldProblem(
                            "account", "is no object", "an object such as {\"clientId\": …}");
            return new FeedLine(index, Optional.empty(), List.of(problem), List.of());
        }
        var fields = new Fields(object);
        var draft = AccountReader.uncheckedDraft(fields);
        return new FeedLine(
                index,
                fields.problems().isEmpty() ? Optional.of(waiting(draft, index)) : Optional.empty(),
                fields.problems(),
                fields.warnings());
    }

    /** Whatever the feed says, it serves only once it has been tried out. */
    private static AccountDraft waiting(AccountDraft draft, int index) {
        return new AccountDraft(
                draft.label()
                        .filter(label -> !label.isBlank())
                        .or(() -> Optional.of("batch account " + (index + 1))),
                draft.clientId(),
                draft.clientSecret(),
                draft.refreshToken(),
                draft.accessToken(),
                draft.other(),
                false);
    }

    /** The problems as those of fields of the whole feed. */
    List<FieldProblem> problemsInPlace() {
        return problems.stream()
                .map(problem ->
                        new FieldProblem(
                                "accounts[%d].%s".formatted(index, problem.field()),
                                problem.problem(),
                                problem.remedy()))
                .toList();
    }
}
