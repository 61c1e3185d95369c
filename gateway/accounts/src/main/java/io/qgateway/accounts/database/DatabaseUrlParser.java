package io.qgateway.accounts.database;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.Encryption.Mode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads database URLs as q2api's drivers do, so that a password may hold an {@code @}. Notes all
 * that is wrong, to tell it at once.
 */
final class DatabaseUrlParser {

    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(?:/([^?#]*))?(?:\\?([^#]*))?(#.*)?");
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:,\\[\\]]+)?(?::(.*))?");
    private static final String SCHEMES =
            "must be empty (data.sqlite3 in the working directory), or begin with postgres://, postgresql:// or mysql://";

    private static final Map<String, Mode> SSLMODE =
            Map.of(
                    "disable", Mode.OFF,
                    "allow", Mode.IF_POSSIBLE,
                    "prefer", Mode.IF_POSSIBLE,
                    "require", Mode.REQUIRED,
                    "verify-ca", Mode.TRUSTED,
                    "verify-full", Mode.TRUSTED_HOST);
    private static final Map<String, Mode> SSL_MODE =
            Map.of(
                    "disabled", Mode.OFF,
                    "required", Mode.REQUIRED,
                    "verify_ca", Mode.TRUSTED,
                    "verify_identity", Mode.TRUSTED_HOST);
    private static final Map<String, Mode> SSL =
            Map.of(
                    "false", Mode.OFF,
                    "0", Mode.OFF,
                    "true", Mode.REQUIRED,
                    "1", Mode.REQUIRED);

    private final String text;
    private final List<String> mistakes = new ArrayList<>();

    DatabaseUrlParser(String text) {
        this.text = text;
    }

    DatabaseUrl parse() {
        if (text.isEmpty()) {
            return new DatabaseUrl.Embedded();
        }
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(SCHEMES);
        }
        return switch (form.group(1).toLowerCase(Locale.ROOT)) {
            case "postgres", "postgresql" -> postgreSql(form);
            case "mysql" -> mySql(form);
            default -> throw new IllegalArgumentException(SCHEMES);
        };
    }

    private DatabaseUrl postgreSql(Matcher form) {
        var server = server(form, 5432);
        var parameters = parameters(form);
        var mode = mode(parameters, "sslmode", SSLMODE).orElse(Mode.IF_POSSIBLE);
        var encryption = encryption(mode, parameters.remove("sslrootcert"));
        refuseTheRest(parameters, "sslmode and sslrootcert");
        return complete(new DatabaseUrl.PostgreSql(server, encryption));
    }

    private DatabaseUrl mySql(Matcher form) {
        var server = server(form, 3306);
        var parameters = parameters(form);
        var ssl = mode(parameters, "ssl", SSL);
        var mode = mode(parameters, "ssl-mode", SSL_MODE).or(() -> ssl).orElse(Mode.OFF);
        var encryption = encryption(mode, parameters.remove("ssl-ca"));
        parameters.remove("charset"); // Python's drivers want to be told; it is always UTF-8 here.
        refuseTheRest(parameters, "ssl, ssl-mode and ssl-ca");
        return complete(new DatabaseUrl.MySql(server, encryption));
    }

    private DatabaseUrl complete(DatabaseUrl url) {
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", new LinkedHashSet<>(mistakes)));
        }
        return url;
    }

    private DatabaseServer server(Matcher form, int usualPort) {
        if (form.group(5) != null) {
            mistakes.add("has a #: write # as %23, / as %2F and ? as %3F within user and password");
        }
        String authority = form.group(2);
        int at = authority.lastIndexOf('@');
        String login = authority.substring(0, Math.max(at, 0));
        int colon = login.indexOf(':');
        String user = decoded(colon < 0 ? login : login.substring(0, colon));
        String password = colon < 0 ? "" : decoded(login.substring(colon + 1));
        if (user.isEmpty()) {
            mistakes.add("names no user; write user:password@ before the host");
        }
        var host = HOST.matcher(authority.substring(at + 1));
        return new DatabaseServer(
                host(host),
                port(host, usualPort),
                database(form.group(3)),
                user,
                Optional.of(password).filter(given -> !given.isEmpty()).map(Secret::new));
    }

    private String host(Matcher host) {
        if (!host.matches() || host.group(1) == null) {
            mistakes.add("names no single host behind :// and user:password@");
            return "";
        }
        return host.group(1).replaceAll("[\\[\\]]", "");
    }

    private int port(Matcher host, int usual) {
        String port = host.matches() ? host.group(2) : null;
        if (port == null || port.isEmpty()) {
            return usual;
        }
        if (port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= 65_535) {
            return Integer.parseInt(port);
        }
        mistakes.add("has no port between 1 and 65535 behind the host");
        return usual;
    }

    private String database(@Nullable String path) {
        String database = path == null ? "" : decoded(path);
        if (database.isEmpty() || database.contains("/")) {
            mistakes.add("names no database; write /name behind the host");
        }
        return database;
    }

    private Map<String, String> parameters(Matcher form) {
        var parameters = new LinkedHashMap<String, String>();
        String query = form.group(4);
        if (query != null) {
            for (String parameter : query.split("&")) {
                var parts = parameter.split("=", 2);
                parameters.put(
                        parts[0].toLowerCase(Locale.ROOT),
                        parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private Optional<Mode> mode(
            Map<String, String> parameters, String name, Map<String, Mode> modes) {
        String word = parameters.remove(name);
        if (word == null) {
            return Optional.empty();
        }
        var mode = modes.get(word.toLowerCase(Locale.ROOT));
        if (mode == null) {
            mistakes.add(
                    "has a %s that is none of %s"
                            .formatted(name, String.join(", ", new TreeSet<>(modes.keySet()))));
        }
        return Optional.ofNullable(mode);
    }

    /** A file of authorities asks for a look at the certificate, as PostgreSQL's own clients do. */
    private static Encryption encryption(Mode mode, @Nullable String authorities) {
        if (authorities == null) {
            return new Encryption(mode, Optional.empty());
        }
        var looking = mode.compareTo(Mode.TRUSTED) < 0 ? Mode.TRUSTED : mode;
        return new Encryption(looking, Optional.of(Path.of(authorities)));
    }

    private void refuseTheRest(Map<String, String> parameters, String known) {
        if (parameters.isEmpty()) {
            return;
        }
        // In a URL that is wrong otherwise, it may be a part of the password.
        String names =
                mistakes.isEmpty() ? " (%s)".formatted(String.join(", ", parameters.keySet())) : "";
        mistakes.add(
                "has a parameter behind the ? that means nothing here%s; there are %s"
                        .formatted(names, known));
    }

    private String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            mistakes.add("has a % that begins no percent-encoding such as %40; write % as %25");
            return part;
        }
    }
}
