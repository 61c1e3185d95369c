package io.qgateway.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself. Without a command it is the gateway, which is started elsewhere. */
@Command(
        name = "qgateway",
        header = "Amazon Q Developer accounts as the OpenAI and Anthropic APIs.",
        description = {
            "Without a command this is the gateway itself: it starts and runs until it is ended.",
            "Settings come from the environment and from .env in the working directory."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            AccountsCommand.class,
            LoginCommand.class,
            MigrateCommand.class,
            HealthCommand.class,
            HelpCommand.class
        })
final class QGateway {

    @Option(
            names = "--demo",
            description = "Starts the gateway on a simulated upstream, with an account of its own.")
    private boolean demo;
}
