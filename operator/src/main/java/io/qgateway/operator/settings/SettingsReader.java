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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the settings out of the environment, and notes all that is wrong with them. */
public final class SettingsReader {

    /** The variables of the operator's own; the others are the gateway's. */
    static final Set<String> KNOWN =
            Set.of(
                    "QGATEWAY_OIDC_ENDPOINT",
                    "QGATEWAY_UPSTREAM_ENDPOINT",
                    "QGATEWAY_SEALING_KEY",
                    "QGATEWAY_SEALING_KEY_PREVIOUS",
                    "QGATEWAY_WATCH_NAMESPACES",
                    "QGATEWAY_LEADER_ELECTION",
                    "QGATEWAY_OPERATOR_NAMESPACE");

    private static final Path OWN_NAMESPACE =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");
    private static final int KEY_BYTES = 32;

    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    public SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Sentences for whoever starts this; none if the settings can be used. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Only to be used if there are no {@link #mistakes} afterwards. */
    public OperatorSettings read() {
        refuseUnknownNames();
        return new OperatorSettings(
                text("HOST").orElse("0.0.0.0"),
                value("PORT", SettingsReader::port).orElse(8080),
                database(),
                sealingKeys(),
                value("QGATEWAY_OIDC_ENDPOINT", SettingsReader::url),
                value("QGATEWAY_UPSTREAM_ENDPOINT", SettingsReader::url),
                value("HTTP_PROXY", SettingsReader::url),
                words("NO_PROXY"),
                Set.copyOf(words("QGATEWAY_WATCH_NAMESPACES")),
                lease(),
                text("POD_NAME").or(() -> text("HOSTNAME")).orElse("operator")
                        + "_"
                        + UUID.randomUUID());
    }

    private void refuseUnknownNames() {
        environment.keySet().stream()
                .filter(name -> name.startsWith("QGATEWAY_") && !KNOWN.contains(name))
                .sorted()
                .forEach(name ->
                        mistakes.add(
                                "%s: the operator has no such setting; it has %s"
                                        .formatted(
                                                name,
                                                KNOWN.stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", ")))));
    }

    private DatabaseUrl database() {
        var url = value("DATABASE_URL", DatabaseUrl::parse).orElseGet(DatabaseUrl.Embedded::new);
        if (url instanceof DatabaseUrl.Embedded
                && mistakes.stream().noneMatch(it -> it.startsWith("DATABASE_URL"))) {
            mistakes.add(
                    "DATABASE_URL: is empty; set it to the database that the gateways use,"
                            + " postgres://… or mysql://…");
        }
        return url;
    }

    private Optional<Secret> sealingKeys() {
        var keys =
                Stream.of("QGATEWAY_SEALING_KEY", "QGATEWAY_SEALING_KEY_PREVIOUS")
                        .flatMap(name -> value(name, SettingsReader::key).stream())
                        .collect(Collectors.joining(","));
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Secret(keys));
    }

    private Optional<String> lease() {
        boolean elected = value("QGATEWAY_LEADER_ELECTION", SettingsReader::yesOrNo).orElse(true);
        if (!elected) {
            return Optional.empty();
        }
        var namespace = text("QGATEWAY_OPERATOR_NAMESPACE").or(SettingsReader::ownNamespace);
        if (namespace.isEmpty()) {
            mistakes.add(
                    "QGATEWAY_OPERATOR_NAMESPACE: is not set and this is no pod; set it to the"
                            + " namespace of the leader's Lease, or QGATEWAY_LEADER_ELECTION=false for"
                            + " a single operator");
        }
        return namespace;
    }

    private static Optional<String> ownNamespace() {
        try {
            return Optional.of(Files.readString(OWN_NAMESPACE).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private List<String> words(String name) {
        return Stream.of(text(name).orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private <T> Optional<T> value(String name, Function<String, T> reading) {
        try {
            return text(name).map(reading);
        } catch (IllegalArgumentException e) {
            mistakes.add(name + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("must be a port, from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }

    private static URI url(String text) {
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

    private static String key(String text) {
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
