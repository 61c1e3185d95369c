package io.qgateway.commands;

import io.qgateway.standalone.AccountsDatabase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "migrate",
        description = {
            "Makes the tables or brings them up to date, and ends.",
            "The gateway does the same when it starts."
        })
final class MigrateCommand implements Callable<Integer> {

    private final Workplace workplace;

    MigrateCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        var settings = workplace.settings();
        try (var database =
                AccountsDatabase.open(settings, workplace.directory(), workplace.clock())) {
            workplace.terminal().out().println("The tables are up to date: " + database.place());
        }
        return 0;
    }
}
