package io.qgateway.commands;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reset",
        description = {
            "Enables all disabled accounts, or those chosen, and forgets their errors.",
            "What still stands against an account is found again by its next request."
        })
final class ResetCommand implements Callable<Integer> {

    @Mixin private Reach reach;
    @Mixin private Selection selection;
    @Mixin private Output output;

    ResetCommand(Workplace workplace) {
        reach = new Reach(workplace);
        selection = new Selection();
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var register = reach.accounts()) {
            var disabled =
                    selection.of(register.list()).stream()
                            .filter(account -> !account.enabled())
                            .filter(account -> account.manager().isEmpty())
                            .toList();
            return new Deeds(output, "enabled", "still disabled")
                    .to(disabled, account -> enable(register, account));
        }
    }

    private static Optional<String> enable(AccountRegister register, ListedAccount account) {
        register.enable(account.id());
        return Optional.empty();
    }
}
