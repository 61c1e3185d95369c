package io.qgateway.commands;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which of the accounts a command is about. */
final class Selection {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these accounts.")
    private List<String> ids = List.of();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only accounts in this state, such as too_many_errors; may be repeated.")
    private List<String> states = List.of();

    /** The chosen ones, in the order given. */
    List<ListedAccount> of(List<ListedAccount> accounts) {
        refuseUnknown(accounts);
        return accounts.stream()
                .filter(account -> ids.isEmpty() || ids.contains(account.id()))
                .filter(account -> states.isEmpty() || states.contains(account.state()))
                .toList();
    }

    private void refuseUnknown(List<ListedAccount> accounts) {
        var known = Set.copyOf(accounts.stream().map(ListedAccount::id).toList());
        for (var id : ids) {
            if (!known.contains(id)) {
                throw new CommandFailedException("There is no account " + id);
            }
        }
    }
}
