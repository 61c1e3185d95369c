package io.qgateway.commands;

import picocli.CommandLine.Command;

/** The commands about the accounts of the pool. */
@Command(
        name = "accounts",
        description = "Lists, mends, removes, imports and exports accounts.",
        subcommands = {
            ListCommand.class,
            StatsCommand.class,
            RetryFailedCommand.class,
            ResetCommand.class,
            PruneCommand.class,
            ImportCommand.class,
            ExportCommand.class
        })
final class AccountsCommand {}
