package io.qgateway.operator.console;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.qgateway.console.Refusal;
import io.qgateway.operator.qaccount.AccountName;
import io.qgateway.operator.qaccount.Auth;
import io.qgateway.operator.qaccount.QAccount;
import io.qgateway.operator.qaccount.QAccountSpec;
import io.qgateway.operator.qaccount.QAccountStatus;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The QAccounts as this console reads and writes them, and the Secrets with logins, which it can
 * only create. May be shared by all threads.
 */
final class Resources {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final int LONGEST_NAME = 40;
    private static final int SUFFIX = 5;
    private static final int HTTP_UNPROCESSABLE = 422;

    private final KubernetesClient client;
    private final String namespace;

    /**
     * @param namespace that of new QAccounts
     */
    Resources(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** The account of that name, unless it is another by now. */
    Optional<QAccount> find(AccountName name, String uid) {
        return Optional.ofNullable(asked(() -> resource(name).get()))
                .filter(account -> account.getMetadata().getUid().equals(uid))
                .filter(account -> account.getMetadata().getDeletionTimestamp() == null);
    }

    /**
     * @param auth by the name that the account gets
     */
    QAccount create(Optional<String> label, boolean suspend, Authentication auth) {
        var name = nameFor(label.orElse("account"));
        var account = new QAccount();
        account.getMetadata().setNamespace(namespace);
        account.getMetadata().setName(name);
        account.setSpec(QAccountSpec.usual(label.orElse(null), auth.of(name), suspend));
        return asked(() -> client.resource(account).create());
    }

    /** How an account of a name logs in. */
    @FunctionalInterface
    interface Authentication {

        Auth of(String name);
    }

    /** A Secret that goes when its account goes: nobody here could delete it. */
    void createLogin(QAccount owner, String name, Map<String, String> login) {
        var secret =
                new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(owner.getMetadata().getNamespace())
                        .withName(name)
                        .withOwnerReferences(
                                new OwnerReferenceBuilder()
                                        .withApiVersion(owner.getApiVersion())
                                        .withKind(owner.getKind())
                                        .withName(owner.getMetadata().getName())
                                        .withUid(owner.getMetadata().getUid())
                                        .build())
                        .endMetadata()
                        .withType("Opaque")
                        .withStringData(login)
                        .build();
        asked(() -> client.resource(secret).create());
    }

    /**
     * Merges into the account what is given, as long as it is still that account; what is null
     * there is removed.
     */
    QAccount patch(
            QAccount account,
            Map<String, ? extends @Nullable Object> annotations,
            Map<String, ? extends @Nullable Object> spec) {
        var metadata = account.getMetadata();
        var identity = Map.of("uid", metadata.getUid(), "annotations", annotations);
        var patch = Serialization.asJson(Map.of("metadata", identity, "spec", spec));
        return asked(() -> resource(AccountName.of(account)).patch(MERGE, patch));
    }

    QAccount annotate(QAccount account, String annotation, String value) {
        return patch(account, Map.of(annotation, value), Map.of());
    }

    void delete(QAccount account) {
        asked(() -> resource(AccountName.of(account)).delete());
    }

    private Resource<QAccount> resource(AccountName name) {
        return client.resources(QAccount.class).inNamespace(name.namespace()).withName(name.name());
    }

    /** What the API server refuses is told in its own words, which name the field. */
    private static <T extends @Nullable Object> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw switch (e.getCode()) {
                case HTTP_UNPROCESSABLE -> Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, message(e));
                case HttpURLConnection.HTTP_FORBIDDEN ->
                        Refusal.of(
                                HttpStatus.FORBIDDEN,
                                message(e)
                                        + "; operator.watch of the chart says where the console may do so");
                case HttpURLConnection.HTTP_CONFLICT ->
                        Refusal.of(
                                HttpStatus.CONFLICT,
                                "The QAccount has changed meanwhile; load it again");
                default ->
                        Refusal.of(
                                HttpStatus.BAD_GATEWAY,
                                "The API server can't be asked: %s; try again"
                                        .formatted(message(e)));
            };
        }
    }

    private static String message(KubernetesClientException problem) {
        var status = problem.getStatus();
        return status == null || status.getMessage() == null
                ? String.valueOf(problem.getMessage())
                : status.getMessage();
    }

    /** Looks at an account until it is as wanted, or patience ends; empty if it is gone. */
    Optional<QAccount> await(QAccount account, Duration patience, Predicate<QAccountStatus> wanted)
            throws InterruptedException {
        var name = AccountName.of(account);
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var now = find(name, account.getMetadata().getUid());
            if (now.isEmpty() || wanted.test(statusOf(now.get())) || System.nanoTime() > end) {
                return now;
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    static QAccountStatus statusOf(QAccount account) {
        @Nullable QAccountStatus status = account.getStatus();
        return status == null ? QAccountStatus.NONE : status;
    }

    /** A name that a resource may have, like the label and different from all others. */
    private static String nameFor(String label) {
        var plain =
                label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        var cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-+$", "");
        return (cut.isEmpty() ? "account" : cut) + "-" + suffix();
    }

    /** What tells names that are alike from each other. */
    static String suffix() {
        var random = ThreadLocalRandom.current();
        return random.ints(SUFFIX, 0, 36)
                .mapToObj(digit -> Integer.toString(digit, 36))
                .reduce("", String::concat);
    }
}
