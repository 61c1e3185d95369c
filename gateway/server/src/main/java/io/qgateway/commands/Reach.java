package io.qgateway.commands;

import io.qgateway.accounts.Secret;
import io.qgateway.settings.Settings;
import io.qgateway.standalone.AccountsDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Finds the accounts: those of the gateway that {@code --url} names, or of the one that listens
 * where the settings say, or else those in the database that the settings name.
 */
final class Reach {

    private static final String ANY_ADDRESS = "0.0.0.0|::|\\[::]|";

    private final Workplace workplace;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "The gateway to ask. Otherwise the one on this machine at PORT, and where none runs, its database.")
    private Optional<URI> url = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "A file with the admin password. Otherwise ADMIN_PASSWORD, or a question.")
    private Optional<Path> passwordFile = Optional.empty();

    Reach(Workplace workplace) {
        this.workplace = workplace;
    }

    AccountRegister accounts() {
        var settings = workplace.settings();
        var api = new AdminApi(gateway(settings));
        if (url.isPresent() || api.answers()) {
            logIn(api, settings);
            return new GatewayRegister(api);
        }
        api.close();
        return new DatabaseRegister(
                AccountsDatabase.open(settings, workplace.directory(), workplace.clock()));
    }

    /** A running gateway, whatever it takes. */
    AdminApi gateway() {
        var settings = workplace.settings();
        var api = new AdminApi(gateway(settings));
        logIn(api, settings);
        return api;
    }

    /** Where to ask, without a slash at the end. */
    URI gateway(Settings settings) {
        return url.map(Reach::withoutSlash).orElseGet(() -> onThisMachine(settings));
    }

    private static URI onThisMachine(Settings settings) {
        var listener = settings.listener();
        var host = listener.host().matches(ANY_ADDRESS) ? "127.0.0.1" : listener.host();
        var literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("http://%s:%d".formatted(literal, listener.port()));
    }

    private static URI withoutSlash(URI url) {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw CommandFailedException.wrongStart(
                    "--url is '%s'; it must be like http://127.0.0.1:8000".formatted(url));
        }
        return URI.create(url.toString().replaceAll("/+$", ""));
    }

    private void logIn(AdminApi api, Settings settings) {
        var known = knownPassword(settings);
        var refusal = known.flatMap(api::login);
        if (known.isEmpty() || refusal.isPresent()) {
            askAndLogIn(api, refusal);
        }
    }

    /** The well-known password is none to try on somebody else's machine. */
    private Optional<String> knownPassword(Settings settings) {
        if (passwordFile.isPresent()) {
            return passwordFile.map(Reach::firstLine);
        }
        var access = settings.access();
        boolean wouldGuess = url.isPresent() && access.hasWellKnownPassword();
        return access.consolePassword()
                .map(Secret::value)
                .filter(_ -> !wouldGuess || workplace.terminal().person().isEmpty());
    }

    private void askAndLogIn(AdminApi api, Optional<String> refusal) {
        var person =
                workplace
                        .terminal()
                        .person()
                        .orElseThrow(() ->
                                new CommandFailedException(
                                        "%s: %s. Set ADMIN_PASSWORD as that gateway has it, or give it in a file with --password-file."
                                                .formatted(
                                                        api.gateway(),
                                                        refusal.orElse("no password is known"))));
        var password = person.secretAnswer("Admin password of %s:".formatted(api.gateway()));
        api.login(password)
                .ifPresent(problem -> {
                    throw new CommandFailedException(problem);
                });
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailedException("Can't read the password file: " + e.getMessage(), e);
        }
    }
}
