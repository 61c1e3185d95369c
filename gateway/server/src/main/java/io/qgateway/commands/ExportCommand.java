package io.qgateway.commands;

import io.qgateway.accounts.transfer.AccountsJson;
import io.qgateway.accounts.transfer.PortableAccount;
import io.qgateway.standalone.AccountsDatabase;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Writes all accounts as JSON that `accounts import` reads: for backups and moves.",
            "It opens the database itself, so a gateway on SQLite must be stopped first."
        })
final class ExportCommand implements Callable<Integer> {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Workplace workplace;

    @Option(
            names = "--with-secrets",
            description =
                    "With client secrets and tokens in plain: whoever has the file can use the accounts.")
    private boolean withSecrets;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "A new file, which only you can read; - is standard output. Needed with secrets.")
    private Optional<Path> file = Optional.empty();

    ExportCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        if (withSecrets && file.isEmpty()) {
            throw new CommandFailedException(
                    "Secrets are not shown by accident: name a file with --output, or --output=- for standard output");
        }
        var accounts = accounts();
        var target = file.orElse(STANDARD_OUTPUT);
        if (target.equals(STANDARD_OUTPUT)) {
            write(workplace.terminal().out(), accounts);
            workplace.terminal().out().println();
        } else {
            write(target, accounts);
        }
        tell(accounts.size(), target);
        return 0;
    }

    private List<PortableAccount> accounts() {
        try (var database =
                AccountsDatabase.open(
                        workplace.settings(), workplace.directory(), workplace.clock())) {
            return database.transfer().takeOut();
        }
    }

    private void write(Path target, List<PortableAccount> accounts) {
        try (var writer = PrivateFile.create(target)) {
            write(writer, accounts);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(
                    "%s exists already; name a new file".formatted(target), e);
        } catch (IOException e) {
            throw new CommandFailedException("Can't write %s: %s".formatted(target, e), e);
        }
    }

    private void write(Writer writer, List<PortableAccount> accounts) {
        new AccountsJson(workplace.clock()).write(writer, accounts, withSecrets);
    }

    private void tell(int number, Path target) {
        workplace
                .terminal()
                .err()
                .printf(
                        "%d accounts written to %s%s%n",
                        number,
                        target.equals(STANDARD_OUTPUT) ? "standard output" : target,
                        withSecrets ? "" : ", without secrets (--with-secrets)");
    }
}
