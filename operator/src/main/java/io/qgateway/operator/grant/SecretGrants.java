package io.qgateway.operator.grant;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.refresh.GrantStoreException;
import io.qgateway.operator.qaccount.AccountName;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Grants as Secrets, one for each account: {@code <name>-grant} beside it. A write succeeds only on
 * the version that was read. May be shared by all threads.
 *
 * @see GrantStoreException thrown by every method when the API server doesn't answer
 * @see BrokenGrantException thrown when somebody has to mend a Secret
 */
public final class SecretGrants {

    /** On each of these Secrets, with the name of its account. */
    public static final String LABEL = "qgateway.io/qaccount";

    /** What these Secrets are, so that nothing else is taken for one. */
    public static final String TYPE = "qgateway.io/grant";

    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String ACCESS_TOKEN = "accessToken";
    private static final String STATE = "state.json";
    private static final String LOGIN = "login.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final KubernetesClient client;
    private final ConcurrentMap<AccountName, String> written = new ConcurrentHashMap<>();

    public SecretGrants(KubernetesClient client) {
        this.client = client;
    }

    public static String secretName(AccountName account) {
        return account.name() + "-grant";
    }

    /** Returns what is stored, or that nothing is. */
    public StoredGrant read(AccountName account) {
        return find(account).orElseGet(() -> StoredGrant.none(account));
    }

    public Optional<StoredGrant> find(AccountName account) {
        try {
            return Optional.ofNullable(at(account).get()).map(secret -> grant(account, secret));
        } catch (KubernetesClientException e) {
            throw unreachable(account, e);
        }
    }

    /**
     * Returns the grant as it is stored, or nothing if the Secret has changed since it was read.
     */
    public Optional<StoredGrant> write(StoredGrant grant) {
        var account = grant.account();
        var secret = secret(grant);
        try {
            var at = client.secrets().inNamespace(account.namespace()).resource(secret);
            var stored = grant.version().isPresent() ? at.update() : at.create();
            var version = stored.getMetadata().getResourceVersion();
            written.put(account, version);
            return Optional.of(grant.inVersion(version));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
                    || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw unreachable(account, e);
        }
    }

    /** Whoever has changed the Secret meanwhile is right, and this begins anew with that. */
    public StoredGrant writeOrFail(StoredGrant grant) {
        return write(grant)
                .orElseThrow(() ->
                        new GrantStoreException(
                                "The login of %s has changed meanwhile".formatted(grant.account()),
                                new IllegalStateException("conflict")));
    }

    /** Whether this process has written that version, so that there is nothing new in it. */
    public boolean isOwn(AccountName account, String version) {
        return version.equals(written.get(account));
    }

    /** Returns whether there was one. */
    public boolean delete(AccountName account) {
        written.remove(account);
        try {
            var there = at(account).get();
            return there != null && TYPE.equals(there.getType()) && !at(account).delete().isEmpty();
        } catch (KubernetesClientException e) {
            throw unreachable(account, e);
        }
    }

    private Resource<io.fabric8.kubernetes.api.model.Secret> at(AccountName account) {
        return client.secrets().inNamespace(account.namespace()).withName(secretName(account));
    }

    private static io.fabric8.kubernetes.api.model.Secret secret(StoredGrant grant) {
        var data = new HashMap<String, String>();
        grant.credentials()
                .ifPresent(it -> {
                    data.put(CLIENT_ID, encoded(it.clientId()));
                    data.put(CLIENT_SECRET, encoded(it.clientSecret().value()));
                    data.put(REFRESH_TOKEN, encoded(it.refreshToken().value()));
                });
        grant.accessToken().ifPresent(token -> data.put(ACCESS_TOKEN, encoded(token.value())));
        data.put(STATE, encoded(JSON.writeValueAsString(grant.state())));
        grant.login().ifPresent(it -> data.put(LOGIN, encoded(JSON.writeValueAsString(it))));
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(grant.account().namespace())
                .withName(secretName(grant.account()))
                .withResourceVersion(grant.version().orElse(null))
                .addToLabels(LABEL, grant.account().name())
                .addToLabels("app.kubernetes.io/managed-by", "qgateway-operator")
                .endMetadata()
                .withType(TYPE)
                .withData(data)
                .build();
    }

    private static StoredGrant grant(
            AccountName account, io.fabric8.kubernetes.api.model.Secret secret) {
        if (!TYPE.equals(secret.getType())) {
            throw new BrokenGrantException(
                    "Secret %s/%s is not of type %s; delete or rename it, the operator needs its name."
                            .formatted(account.namespace(), secretName(account), TYPE));
        }
        var values = new Values(account, secret.getData() == null ? Map.of() : secret.getData());
        return new StoredGrant(
                account,
                values.credentials(),
                values.secret(ACCESS_TOKEN),
                values.json(STATE, GrantState.class).orElse(GrantState.NONE),
                values.json(LOGIN, PendingLogin.class),
                Optional.of(secret.getMetadata().getResourceVersion()));
    }

    /** What is in a Secret, named by its key if it can't be read. */
    private record Values(AccountName account, Map<String, String> data) {

        Optional<Credentials> credentials() {
            var id = text(CLIENT_ID);
            var clientSecret = secret(CLIENT_SECRET);
            var refreshToken = secret(REFRESH_TOKEN);
            return id.isPresent() && clientSecret.isPresent() && refreshToken.isPresent()
                    ? Optional.of(new Credentials(id.get(), clientSecret.get(), refreshToken.get()))
                    : Optional.empty();
        }

        Optional<Secret> secret(String key) {
            return text(key).map(Secret::new);
        }

        <T> Optional<T> json(String key, Class<T> type) {
            try {
                return text(key).map(text -> JSON.readValue(text, type));
            } catch (JacksonException _) {
                throw broken(key);
            }
        }

        private Optional<String> text(String key) {
            try {
                return Optional.ofNullable(data.get(key))
                        .map(Base64.getDecoder()::decode)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .filter(text -> !text.isBlank());
            } catch (IllegalArgumentException _) {
                throw broken(key);
            }
        }

        /** Without the cause, which may quote what it has read. */
        private BrokenGrantException broken(String key) {
            return new BrokenGrantException(
                    "Key '%s' of Secret %s/%s can't be read; correct it, or delete the Secret and log in anew."
                            .formatted(key, account.namespace(), secretName(account)));
        }
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static GrantStoreException unreachable(
            AccountName account, KubernetesClientException e) {
        return new GrantStoreException(
                "The API server doesn't let Secret %s/%s be read or written (%s)"
                        .formatted(account.namespace(), secretName(account), reason(e)),
                e);
    }

    private static String reason(KubernetesClientException e) {
        return e.getStatus() != null && e.getStatus().getReason() != null
                ? e.getStatus().getReason()
                : e.getCode() == 0 ? "no answer" : "HTTP status " + e.getCode();
    }
}
