package io.qgateway.operator.settings;

import io.qgateway.accounts.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The same for the cluster's console. */
public final class ConsoleSettingsReader {

    /** The variables that begin as the product does. */
    static final Set<String> KNOWN =
            Set.of(
                    "QGATEWAY_CONSOLE_NAMESPACE",
                    "QGATEWAY_GATEWAY_URL",
                    "QGATEWAY_INTERNAL_TOKEN",
                    "QGATEWAY_WATCH_NAMESPACES");

    private static final int SHORTEST_PASSWORD = 12;
    private static final Secret NONE = new Secret("-");

    private final Environment environment;

    public ConsoleSettingsReader(Map<String, String> environment) {
        this.environment = new Environment(environment);
    }

    /** Sentences for whoever starts this; none if the settings can be used. */
    public List<String> mistakes() {
        return environment.mistakes();
    }

    /** Only to be used if there are no {@link #mistakes} afterwards. */
    public ClusterConsoleSettings read() {
        environment.refuseOthersThan(KNOWN, "console");
        return new ClusterConsoleSettings(
                environment.text("HOST").orElse("0.0.0.0"),
                environment.value("PORT", Environment::port).orElse(8080),
                environment.database(),
                password(),
                required(
                        "QGATEWAY_GATEWAY_URL",
                        environment.value("QGATEWAY_GATEWAY_URL", Environment::url),
                        URI.create("http://none"),
                        "set it to where the gateways are, http://qgateway:8000"),
                required(
                        "QGATEWAY_INTERNAL_TOKEN",
                        environment.value("QGATEWAY_INTERNAL_TOKEN", Environment::token),
                        NONE,
                        "set it to what the gateways have under this name"),
                Set.copyOf(environment.words("QGATEWAY_WATCH_NAMESPACES")),
                required(
                        "QGATEWAY_CONSOLE_NAMESPACE",
                        environment
                                .text("QGATEWAY_CONSOLE_NAMESPACE")
                                .or(Environment::ownNamespace),
                        "default",
                        "set it to the namespace of new QAccounts, since this is no pod"),
                environment.text("POD_NAME").or(() -> environment.text("HOSTNAME")).orElse(""));
    }

    private Secret password() {
        return required(
                "ADMIN_PASSWORD",
                environment.value("ADMIN_PASSWORD", ConsoleSettingsReader::password),
                NONE,
                "set it to the password that opens the console");
    }

    private static Secret password(String text) {
        if (text.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "has fewer than %d characters and could be guessed; make one with openssl rand -hex 16"
                            .formatted(SHORTEST_PASSWORD));
        }
        return new Secret(text);
    }

    private <T> T required(String name, Optional<T> value, T otherwise, String remedy) {
        if (value.isEmpty() && mistakes().stream().noneMatch(it -> it.startsWith(name))) {
            environment.mistaken("%s: is empty; %s".formatted(name, remedy));
        }
        return value.orElse(otherwise);
    }
}
