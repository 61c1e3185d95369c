package io.qgateway.commands;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "stats",
        description = "Counts the accounts: enabled, failing, never used, and by state.")
final class StatsCommand implements Callable<Integer> {

    @Mixin private Reach reach;
    @Mixin private Output output;

    StatsCommand(Workplace workplace) {
        reach = new Reach(workplace);
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var register = reach.accounts()) {
            tell(register.place(), register.list());
        }
        return 0;
    }

    private void tell(String place, List<ListedAccount> accounts) {
        var json = AdminApi.JSON.createObjectNode();
        json.put("accounts", accounts.size())
                .put("enabled", count(accounts, ListedAccount::enabled))
                .put("disabled", count(accounts, account -> !account.enabled()))
                .put("refresh_failed", count(accounts, ListedAccount::refreshFailed))
                .put("never_used", count(accounts, account -> account.successCount() == 0))
                .put("with_errors", count(accounts, account -> account.errorCount() > 0))
                .put("successes", accounts.stream().mapToLong(ListedAccount::successCount).sum());
        output.line("Accounts of " + place);
        var table = new Table("", "");
        json.properties()
                .forEach(total -> table.add(total.getKey().replace('_', ' '), total.getValue()));
        var states = json.putObject("states");
        byState(accounts)
                .forEach((state, number) -> {
                    states.put(state, number);
                    table.add("state " + state, number);
                });
        table.lines().stream().skip(1).forEach(output::line);
        output.document(json);
    }

    private static long count(List<ListedAccount> accounts, Predicate<ListedAccount> those) {
        return accounts.stream().filter(those).count();
    }

    private static TreeMap<String, Long> byState(List<ListedAccount> accounts) {
        return accounts.stream()
                .collect(groupingBy(ListedAccount::state, TreeMap::new, counting()));
    }
}
