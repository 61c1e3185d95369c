package io.qgateway.operator.settings;

import io.qgateway.accounts.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
                    "QGATEWAY_OPERATOR_NAMESPACE",
                    "QGATEWAY_READER_PASSWORD");

    private final Environment environment;

    public SettingsReader(Map<String, String> environment) {
        this.environment = new Environment(environment);
    }

    /** Sentences for whoever starts this; none if the settings can be used. */
    public List<String> mistakes() {
        return environment.mistakes();
    }

    /** Only to be used if there are no {@link #mistakes} afterwards. */
    public OperatorSettings read() {
        environment.refuseOthersThan(KNOWN, "operator");
        return new OperatorSettings(
                environment.text("HOST").orElse("0.0.0.0"),
                environment.value("PORT", Environment::port).orElse(8080),
                environment.database(),
                sealingKeys(),
                environment.value("QGATEWAY_READER_PASSWORD", Environment::token),
                environment.value("QGATEWAY_OIDC_ENDPOINT", Environment::url),
                environment.value("QGATEWAY_UPSTREAM_ENDPOINT", Environment::url),
                environment.value("HTTP_PROXY", Environment::url),
                environment.words("NO_PROXY"),
                Set.copyOf(environment.words("QGATEWAY_WATCH_NAMESPACES")),
                lease(),
                environment
                                .text("POD_NAME")
                                .or(() -> environment.text("HOSTNAME"))
                                .orElse("operator")
                        + "_"
                        + UUID.randomUUID());
    }

    private Optional<Secret> sealingKeys() {
        var keys =
                Stream.of("QGATEWAY_SEALING_KEY", "QGATEWAY_SEALING_KEY_PREVIOUS")
                        .flatMap(name -> environment.value(name, Environment::key).stream())
                        .collect(Collectors.joining(","));
        return keys.isEmpty() ? Optional.empty() : Optional.of(new Secret(keys));
    }

    private Optional<String> lease() {
        boolean elected =
                environment.value("QGATEWAY_LEADER_ELECTION", Environment::yesOrNo).orElse(true);
        if (!elected) {
            return Optional.empty();
        }
        var namespace =
                environment.text("QGATEWAY_OPERATOR_NAMESPACE").or(Environment::ownNamespace);
        if (namespace.isEmpty()) {
            environment.mistaken(
                    "QGATEWAY_OPERATOR_NAMESPACE: is not set and this is no pod; set it to the"
                            + " namespace of the leader's Lease, or QGATEWAY_LEADER_ELECTION=false for"
                            + " a single operator");
        }
        return namespace;
    }
}
