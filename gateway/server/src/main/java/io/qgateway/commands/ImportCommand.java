package io.qgateway.commands;

import static io.qgateway.accounts.transfer.ImportLine.Result.REFUSED;

import io.qgateway.accounts.transfer.Candidate;
import io.qgateway.accounts.transfer.ImportLine;
import io.qgateway.accounts.transfer.ImportLine.Result;
import io.qgateway.accounts.transfer.ImportReport;
import io.qgateway.accounts.transfer.ImportSource;
import io.qgateway.accounts.transfer.OnDuplicate;
import io.qgateway.standalone.AccountsDatabase;
import io.qgateway.standalone.Q2ApiDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "import",
        description = {
            "Imports accounts from q2api, or from a file of `accounts export`.",
            "Everything is kept: ids, labels, other fields, counts, tokens. It opens the database itself, so a gateway on SQLite must be stopped first."
        })
final class ImportCommand implements Callable<Integer> {

    private final Workplace workplace;

    @Mixin private Output output;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    @Option(
            names = "--on-duplicate",
            paramLabel = "skip|replace",
            defaultValue = "skip",
            description =
                    "What to do with an account whose id or refresh token is there already (${DEFAULT-VALUE}).")
    private OnDuplicate onDuplicate = OnDuplicate.SKIP;

    @Option(names = "--dry-run", description = "Changes nothing and tells what would be done.")
    private boolean dryRun;

    @Option(
            names = "--to-manifests",
            paramLabel = "DIRECTORY",
            description =
                    "Imports nothing, but writes QAccount and Secret resources for a cluster: a file for each account, or all to standard output if this is -.")
    private Optional<Path> manifests = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "The namespace that the resources name.")
    private Optional<String> namespace = Optional.empty();

    ImportCommand(Workplace workplace) {
        this.workplace = workplace;
        output = new Output(workplace);
    }

    /** Where the accounts come from: one of these. */
    static final class Source {

        @Option(
                names = "--from",
                paramLabel = "SOURCE",
                description =
                        "q2api's SQLite file, postgres://… or mysql://… URL, or a JSON file; - is JSON on standard input.")
        private Optional<String> from = Optional.empty();

        @Option(
                names = "--in-place",
                description =
                        "q2api's own table in the database of this gateway: it is renamed to accounts_q2api, and its accounts are imported from there.")
        private boolean inPlace;
    }

    @Override
    public Integer call() {
        if (manifests.isPresent()) {
            return new ManifestWriter(workplace.terminal(), output, namespace)
                    .write(candidates(), manifests.get());
        }
        var report = source.inPlace ? importInPlace() : importFrom(source.from.orElseThrow());
        tell(report);
        return report.count(REFUSED) == 0 ? 0 : 1;
    }

    private List<Candidate> candidates() {
        return source.inPlace ? inPlace().read() : read(source.from.orElseThrow());
    }

    private List<Candidate> read(String source) {
        return new ImportSource(workplace.terminal().in(), workplace.clock()).read(source);
    }

    private ImportReport importFrom(String source) {
        var candidates = read(source);
        try (var database = open()) {
            return dryRun
                    ? database.transfer().rehearse(candidates, onDuplicate)
                    : database.transfer().bringIn(candidates, onDuplicate);
        }
    }

    private ImportReport importInPlace() {
        return dryRun ? inPlace().rehearse(onDuplicate) : inPlace().bringIn(onDuplicate);
    }

    private Q2ApiDatabase inPlace() {
        return new Q2ApiDatabase(workplace.settings(), workplace.directory(), workplace.clock());
    }

    private AccountsDatabase open() {
        return AccountsDatabase.open(
                workplace.settings(), workplace.directory(), workplace.clock());
    }

    private void tell(ImportReport report) {
        var json = AdminApi.JSON.createObjectNode().put("dry_run", dryRun);
        for (var result : Result.values()) {
            json.put(result.wireName(), report.count(result));
        }
        var rows = json.putArray("rows");
        var table = new Table("ROW", "ID", "LABEL", "RESULT", "NOTES");
        for (var line : report.lines()) {
            rows.add(node(line));
            table.add(
                    line.row(),
                    line.id().orElse(""),
                    line.label().orElse(""),
                    line.result().wireName(),
                    String.join("; ", line.notes()));
        }
        table.lines().forEach(output::line);
        output.line(
                "%s%d imported, %d replaced, %d skipped, %d refused"
                        .formatted(
                                dryRun ? "Nothing was changed. Would be: " : "",
                                report.count(Result.IMPORTED),
                                report.count(Result.REPLACED),
                                report.count(Result.SKIPPED),
                                report.count(Result.REFUSED)));
        output.document(json);
    }

    private static ObjectNode node(ImportLine line) {
        var node = AdminApi.JSON.createObjectNode();
        node.put("row", line.row());
        line.id().ifPresent(id -> node.put("id", id));
        line.label().ifPresent(label -> node.put("label", label));
        node.put("result", line.result().wireName());
        line.notes().forEach(node.putArray("notes")::add);
        return node;
    }
}
