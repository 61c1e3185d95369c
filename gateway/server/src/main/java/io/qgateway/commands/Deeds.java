package io.qgateway.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Does something to one account after the other, and tells how each went. */
final class Deeds {

    private static final int DONE = 0;
    private static final int FAILED_IN_PART = 1;

    private final Output output;
    private final String done;
    private final String notDone;

    /**
     * @param done what has become of an account where it worked, as in "enabled"
     * @param notDone and where it didn't, as in "still disabled"
     */
    Deeds(Output output, String done, String notDone) {
        this.output = output;
        this.done = done;
        this.notDone = notDone;
    }

    /**
     * Does it to all of them, whatever becomes of each, and returns the exit code.
     *
     * @param deed returns why it failed, if it did
     */
    int to(List<ListedAccount> accounts, Function<ListedAccount, Optional<String>> deed) {
        var results = new ArrayList<ObjectNode>();
        int failures = 0;
        for (var account : accounts) {
            var problem = attempt(account, deed);
            failures += problem.isPresent() ? 1 : 0;
            results.add(result(account, problem));
            output.line(account.name() + ": " + problem.orElse(done));
            if (output.isForPrograms()) {
                output.progress(results.size(), accounts.size());
            }
        }
        tell(results, failures);
        return failures == 0 ? DONE : FAILED_IN_PART;
    }

    private static Optional<String> attempt(
            ListedAccount account, Function<ListedAccount, Optional<String>> deed) {
        try {
            return deed.apply(account);
        } catch (CommandFailedException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static ObjectNode result(ListedAccount account, Optional<String> problem) {
        var result = AdminApi.JSON.createObjectNode();
        result.put("id", account.id()).put("label", account.label()).put("done", problem.isEmpty());
        problem.ifPresent(it -> result.put("problem", it));
        return result;
    }

    private void tell(List<ObjectNode> results, int failures) {
        int successes = results.size() - failures;
        output.line("%d %s, %d %s".formatted(successes, done, failures, notDone));
        var json = AdminApi.JSON.createObjectNode().put("done", successes).put("failed", failures);
        json.putArray("accounts").addAll(results);
        output.document(json);
    }
}
