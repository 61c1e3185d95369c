package io.qgateway.operator.login;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.qgateway.accounts.Secret;
import io.qgateway.operator.grant.Credentials;
import io.qgateway.operator.qaccount.SecretRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/** Reads logins that somebody made elsewhere out of their Secrets. */
public final class ImportedLogins {

    private final KubernetesClient client;

    public ImportedLogins(KubernetesClient client) {
        this.client = client;
    }

    /** Only ever in the namespace of the account. */
    public ImportedLogin read(String namespace, SecretRef reference) {
        var secret = client.secrets().inNamespace(namespace).withName(reference.name()).get();
        if (secret == null) {
            return new ImportedLogin.Unusable(
                    "There is no Secret %s/%s; create it with the keys clientId, clientSecret and refreshToken."
                            .formatted(namespace, reference.name()));
        }
        var data = secret.getData();
        return new Keys(namespace + "/" + reference.name(), data == null ? Map.of() : data)
                .login(reference.region());
    }

    /** The keys of one Secret. */
    private record Keys(String secret, Map<String, String> data) {

        ImportedLogin login(String region) {
            try {
                var id = value("clientId");
                var clientSecret = value("clientSecret");
                var refreshToken = value("refreshToken");
                return new ImportedLogin.Usable(
                        new Credentials(id, new Secret(clientSecret), new Secret(refreshToken)),
                        "secretRef " + digest(region, id, clientSecret, refreshToken));
            } catch (UnusableKeyException e) {
                return new ImportedLogin.Unusable(String.valueOf(e.getMessage()));
            }
        }

        private String value(String key) throws UnusableKeyException {
            var encoded = data.get(key);
            if (encoded == null) {
                throw new UnusableKeyException(
                        "Secret %s has no key '%s'; add it.".formatted(secret, key));
            }
            var text =
                    new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new UnusableKeyException(
                        "Key '%s' of Secret %s is empty; fill it in.".formatted(key, secret));
            }
            if (text.chars().anyMatch(it -> Character.isISOControl(it) || it == ' ')) {
                throw new UnusableKeyException(
                        "Key '%s' of Secret %s holds more than one word; it has to be the bare value."
                                .formatted(key, secret));
            }
            return text;
        }
    }

    private static String digest(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Stream.of(parts)
                    .map(part -> part.getBytes(StandardCharsets.UTF_8))
                    .forEach(bytes -> {
                        digest.update(bytes);
                        digest.update((byte) 0);
                    });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class UnusableKeyException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableKeyException(String message) {
            super(message);
        }
    }
}
