package io.qgateway.commands;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the accounts, the newest first.")
final class ListCommand implements Callable<Integer> {

    @Mixin private Reach reach;
    @Mixin private Selection selection;
    @Mixin private Output output;

    @Option(
            names = "--enabled",
            arity = "1",
            paramLabel = "true|false",
            description = "Only accounts that are enabled, or only others.")
    private Optional<Boolean> enabled = Optional.empty();

    ListCommand(Workplace workplace) {
        reach = new Reach(workplace);
        selection = new Selection();
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var register = reach.accounts()) {
            tell(selection.of(register.list()).stream().filter(this::isWanted).toList());
        }
        return 0;
    }

    private boolean isWanted(ListedAccount account) {
        return enabled.filter(wanted -> wanted != account.enabled()).isEmpty();
    }

    private void tell(List<ListedAccount> accounts) {
        var table =
                new Table(
                        "ID",
                        "LABEL",
                        "ENABLED",
                        "STATE",
                        "SUCCESSES",
                        "ERRORS",
                        "REFRESH",
                        "REFRESHED AT",
                        "CREATED AT");
        var json = AdminApi.JSON.createObjectNode();
        var list = json.putArray("accounts");
        for (var account : accounts) {
            list.add(account.json());
            table.add(
                    account.id(),
                    account.label(),
                    account.enabled() ? "yes" : "no",
                    account.state(),
                    account.successCount(),
                    account.errorCount(),
                    account.lastRefreshStatus(),
                    account.lastRefreshTime(),
                    account.createdAt());
        }
        table.lines().forEach(output::line);
        output.document(json.put("count", accounts.size()));
    }
}
