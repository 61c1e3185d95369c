package io.qgateway.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "prune",
        description = {
            "Deletes the disabled accounts that never answered a request, after asking.",
            "Accounts of the last hour stay: they may still be under verification."
        })
final class PruneCommand implements Callable<Integer> {

    private static final Duration YOUNG = Duration.ofHours(1);
    private static final String MARK = "TEMPORARILY_SUSPENDED";

    private final Terminal terminal;
    private final InstantSource clock;

    @Mixin private Reach reach;
    @Mixin private Selection selection;
    @Mixin private Output output;

    @Option(
            names = "--suspended",
            description = "Deletes the accounts that AWS has suspended instead, used or not.")
    private boolean suspended;

    @Option(
            names = {"-y", "--yes"},
            description = "Deletes without asking.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only tells which accounts would go.")
    private boolean dryRun;

    PruneCommand(Workplace workplace) {
        terminal = workplace.terminal();
        clock = workplace.clock();
        reach = new Reach(workplace);
        selection = new Selection();
        output = new Output(workplace);
    }

    @Override
    public Integer call() {
        try (var register = reach.accounts()) {
            var condemned =
                    selection.of(register.list()).stream()
                            .filter(suspended ? PruneCommand::isSuspended : this::isUseless)
                            .filter(account -> account.manager().isEmpty())
                            .toList();
            if (dryRun) {
                return new Deeds(output, "would go", "would stay")
                        .to(condemned, _ -> Optional.empty());
            }
            if (!condemned.isEmpty() && !yes && !isConfirmed(condemned, register.place())) {
                output.remark("Nothing was deleted.");
                return 1;
            }
            return new Deeds(output, "deleted", "not deleted")
                    .to(condemned, account -> delete(register, account));
        }
    }

    private boolean isUseless(ListedAccount account) {
        return !account.enabled() && account.successCount() == 0 && !isYoung(account);
    }

    private boolean isYoung(ListedAccount account) {
        return createdAt(account).isAfter(clock.instant().minus(YOUNG));
    }

    private static Instant createdAt(ListedAccount account) {
        return LocalDateTime.parse(account.createdAt()).toInstant(ZoneOffset.UTC);
    }

    /** By our own finding, or by what q2api's scripts have kept with the account. */
    private static boolean isSuspended(ListedAccount account) {
        return account.state().equals("suspended")
                || account.other().at("/api_test/proxy/errors").toString().contains(MARK);
    }

    private boolean isConfirmed(List<ListedAccount> condemned, String place) {
        var person =
                terminal.person()
                        .orElseThrow(() ->
                                new CommandFailedException(
                                        "%d accounts would be deleted, and nobody is there to be asked; give --yes, or --dry-run to see them"
                                                .formatted(condemned.size())));
        condemned.forEach(account -> output.remark(account.name() + ", " + account.state()));
        var question =
                "Delete these %d accounts of %s for good? [y/N]".formatted(condemned.size(), place);
        return person.answer(question).matches("(?i)y|yes");
    }

    private static Optional<String> delete(AccountRegister register, ListedAccount account) {
        register.delete(account.id());
        return Optional.empty();
    }
}
