package io.qgateway.operator.settings;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.DatabaseUrl;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables of a program, read once. It notes all that is wrong with them, so that it can be
 * told at once; the names are the gateway's where a setting is the same.
 */
final class Environment {

    private static final Path OWN_NAMESPACE =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
    private static final int KEY_BYTES = 32;

    private final Map<String, String> variables;
    private final List<String> mistakes = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    void mistaken(String sentence) {
        mistakes.add(sentence);
    }

    /** A setting that is not known would be without effect, and its writer in error. */
    void refuseOthersThan(Set<String> known, String program) {
        variables.keySet().stream()
                .filter(name -> name.startsWith("QGATEWAY_") && !known.contains(name))
                .sorted()
                .forEach(name ->
                        mistakes.add(
                                "%s: the %s has no such setting; it has %s"
                                        .formatted(
                                                name,
                                                program,
                                                known.stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", ")))));
    }

    DatabaseUrl database() {
        var url = value("DATABASE_URL", DatabaseUrl::parse).orElseGet(DatabaseUrl.Embedded::new);
        if (url instanceof DatabaseUrl.Embedded
                && mistakes.stream().noneMatch(it -> it.startsWith("DATABASE_URL"))) {
            mistakes.add(
                    "DATABASE_URL: is empty; set it to the database that the gateways use,"
                            + " postgres://… or mysql://…");
        }
        return url;
    }

    /** That of the pod that this process is in. */
    static Optional<String> ownNamespace() {
        try {
            return Optional.of(Files.readString(OWN_NAMESPACE).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    List<String> words(String name) {
        return Stream.of(text(name).orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    <T> Optional<T> value(String name, Function<String, T> reading) {
        try {
            return text(name).map(reading);
        } catch (IllegalArgumentException e) {
            mistakes.add(name + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    static Secret token(String text) {
        if (!text.matches("[!-~]{16,}")) {
            throw new IllegalArgumentException(
                    "needs at least 16 letters and digits; make it with openssl rand -hex 24");
        }
        return new Secret(text);
    }

    static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("must be a port, from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }

    static URI url(String text) {
        try {
            var url = new URI(text);
            if (url.getHost() == null
                    || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                throw new IllegalArgumentException("must be a URL, http://… or https://…");
            }
            return url;
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("must be a URL, http://… or https://…");
        }
    }

    static String key(String text) {
        try {
            if (Base64.getDecoder().decode(text).length == KEY_BYTES) {
                return text;
            }
        } catch (IllegalArgumentException _) {
            // As bad as a key of another length.
        }
        throw new IllegalArgumentException(
                "must be 32 bytes in Base64; make one with openssl rand -base64 32");
    }
}
