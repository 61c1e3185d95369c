package io.qgateway.commands;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.PortableAccount;
import io.qgateway.accounts.transfer.PortableAccount.Placement;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/**
 * Writes accounts as resources of a cluster: a Secret with the login, and the QAccount that refers
 * to it. One for all accounts of a cluster; not thread-safe.
 */
final class Manifests {

    private static final int USUAL_WEIGHT = 100;

    private final ResourceNames names = new ResourceNames();
    private final Optional<String> namespace;

    Manifests(Optional<String> namespace) {
        this.namespace = namespace;
    }

    /**
     * The two resources of an account.
     *
     * @param name of the QAccount
     */
    record Manifest(String name, String yaml) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Returns nothing for an account that needs a device login, because its own is incomplete. */
    Optional<Manifest> of(PortableAccount account) {
        var login = account.login();
        if (login.clientSecret().isEmpty() || login.refreshToken().isEmpty()) {
            return Optional.empty();
        }
        var name = names.next(account.label().orElse(""), account.id());
        return Optional.of(new Manifest(name, secret(name, account) + qAccount(name, account)));
    }

    private String secret(String name, PortableAccount account) {
        var login = account.login();
        return """
        apiVersion: v1
        kind: Secret
        metadata:
          name: %s-import
        %stype: Opaque
        stringData:
          clientId: %s
          clientSecret: %s
          refreshToken: %s
        ---
        """
                .formatted(
                        name,
                        inNamespace(),
                        quoted(login.clientId()),
                        quoted(login.clientSecret()),
                        quoted(login.refreshToken()));
    }

    private String qAccount(String name, PortableAccount account) {
        return """
        apiVersion: qgateway.io/v1alpha1
        kind: QAccount
        metadata:
          name: %s
        %sspec:
        %s  provider: AmazonQ
          auth:
            secretRef:
              name: %s-import
              region: %s
        %s%s  suspend: %s
        """
                .formatted(
                        name,
                        inNamespace(),
                        label(account),
                        name,
                        quoted(account.placement().region()),
                        profileArn(account),
                        pool(account.placement()),
                        !account.enabled());
    }

    private static String profileArn(PortableAccount account) {
        return account.placement()
                .profileArn()
                .map(arn -> "  profileArn: %s\n".formatted(quoted(arn)))
                .orElse("");
    }

    /** Only what is not as usual. */
    private static String pool(Placement placement) {
        var concurrency = placement.maxConcurrency();
        if (placement.weight() == USUAL_WEIGHT && concurrency.isEmpty()) {
            return "";
        }
        var limit =
                concurrency.isPresent()
                        ? "    maxConcurrency: %d\n".formatted(concurrency.getAsInt())
                        : "";
        return "  pool:\n    weight: %d\n%s".formatted(placement.weight(), limit);
    }

    private static String label(PortableAccount account) {
        return account.label().map(label -> "  label: %s\n".formatted(quoted(label))).orElse("");
    }

    private String inNamespace() {
        return namespace.map(name -> "  namespace: %s\n".formatted(quoted(name))).orElse("");
    }

    private static String quoted(Optional<Secret> secret) {
        return secret.map(Secret::value).map(Manifests::quoted).orElse("\"\"");
    }

    /** JSON's strings are YAML's, too. */
    private static String quoted(String text) {
        return StringNode.valueOf(text).toString();
    }
}
