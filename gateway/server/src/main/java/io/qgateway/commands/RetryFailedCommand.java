package io.qgateway.commands;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retry-failed",
        description = {
            "Refreshes the disabled accounts whose last refresh has failed.",
            "Those that get tokens are enabled again, and their errors forgotten."
        })
final class RetryFailedCommand implements Callable<Integer> {

    @Mixin private Reach reach;
    @Mixin private Selection selection;
    @Mixin private Output output;

    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "How long to wait between two accounts (${DEFAULT-VALUE}).")
    private double pause;

    RetryFailedCommand(Workplace workplace) {
        reach = new Reach(workplace);
        selection = new Selection();
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var register = reach.accounts()) {
            var failed =
                    selection.of(register.list()).stream()
                            .filter(account -> !account.enabled() && account.refreshFailed())
                            .filter(account -> account.manager().isEmpty())
                            .toList();
            return new Deeds(output, "enabled", "still disabled")
                    .to(failed, account -> retry(register, account, account == failed.getFirst()));
        }
    }

    private Optional<String> retry(AccountRegister register, ListedAccount account, boolean first) {
        if (!first) {
            waitALittle();
        }
        var problem = register.refresh(account.id());
        if (problem.isEmpty()) {
            register.enable(account.id());
        }
        return problem;
    }

    private void waitALittle() {
        try {
            Thread.sleep(Duration.ofMillis(Math.round(pause * 1000)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted", e);
        }
    }
}
