package io.qgateway.commands;

import io.qgateway.accounts.transfer.Candidate;
import io.qgateway.commands.Manifests.Manifest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the resources of accounts to files that hold secrets, or to standard output. */
final class ManifestWriter {

    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final Terminal terminal;
    private final Output output;
    private final Manifests manifests;

    ManifestWriter(Terminal terminal, Output output, Optional<String> namespace) {
        this.terminal = terminal;
        this.output = output;
        this.manifests = new Manifests(namespace);
    }

    /** Writes what can be written, tells about the rest, and returns the exit code. */
    int write(List<Candidate> candidates, Path target) {
        int left = 0;
        for (var candidate : candidates) {
            var problem = write(candidate, target);
            problem.ifPresent(it -> output.remark("Row %d: %s".formatted(candidate.row(), it)));
            left += problem.isPresent() ? 1 : 0;
        }
        output.remark(
                "%d accounts written, %d left out; each file holds secrets"
                        .formatted(candidates.size() - left, left));
        return left == 0 ? 0 : 1;
    }

    private Optional<String> write(Candidate candidate, Path target) {
        return switch (candidate) {
            case Candidate.Unusable(_, var problem) -> Optional.of(problem);
            case Candidate.Usable(_, var account, _) -> {
                var manifest = manifests.of(account);
                manifest.ifPresent(it -> write(it, target));
                yield manifest.isPresent()
                        ? Optional.empty()
                        : Optional.of("Has no complete login; make a QAccount with a deviceLogin");
            }
        };
    }

    private void write(Manifest manifest, Path target) {
        if (target.equals(STANDARD_OUTPUT)) {
            terminal.out().print(manifest.yaml() + "---\n");
            terminal.out().flush();
            return;
        }
        var file = target.resolve(manifest.name() + ".yaml");
        try {
            Files.createDirectories(target);
            try (var writer = PrivateFile.create(file)) {
                writer.write(manifest.yaml());
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(
                    "%s exists already; name a new directory".formatted(file), e);
        } catch (IOException e) {
            throw new CommandFailedException("Can't write %s: %s".formatted(file, e), e);
        }
    }
}
