package io.qgateway.accounts;

import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.refresh.RefreshListener;
import io.qgateway.parts.Database;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The module as the gateway opens it, on a real database in a directory. */
public final class RunningAccounts implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-24T09:30:00Z");

    public final SettableClock clock = new SettableClock(START);
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    private RunningAccounts(AccountsSettings settings, RefreshListener listener) {
        context.registerBean(AccountsSettings.class, () -> settings);
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(RefreshListener.class, () -> listener);
        context.register(AccountsConfiguration.class);
        context.refresh();
    }

    public static RunningAccounts in(Path directory) {
        return with(settings(directory));
    }

    /** On an empty database of that kind; the embedded one is in the directory, as the key is. */
    public static RunningAccounts on(Database database, Path directory) {
        return with(settings(directory, DatabaseUrl.parse(database.newUrl())));
    }

    public static RunningAccounts with(AccountsSettings settings) {
        return with(settings, (_, _, _) -> {});
    }

    public static RunningAccounts with(AccountsSettings settings, RefreshListener listener) {
        return new RunningAccounts(settings, listener);
    }

    /** Errors put an account out of service at the third in a row. */
    public static AccountsSettings settings(Path directory) {
        return settings(directory, Optional.empty(), Optional.empty());
    }

    public static AccountsSettings settings(Path directory, DatabaseUrl database) {
        return new AccountsSettings(
                directory,
                database,
                Optional.empty(),
                Optional.empty(),
                HttpClient.Builder.NO_PROXY,
                3);
    }

    public static AccountsSettings settings(
            Path directory, Optional<Secret> sealingKeys, Optional<URI> oidc) {
        return new AccountsSettings(
                directory,
                new DatabaseUrl.Embedded(),
                sealingKeys,
                oidc,
                HttpClient.Builder.NO_PROXY,
                3);
    }

    public static NewAccount someAccount() {
        return new NewAccount(
                Optional.of("Team A"),
                "client-1",
                Optional.of(new Secret("client-secret-1")),
                Optional.of(new Secret("refresh-1")),
                Optional.of(new Secret("access-1")),
                Optional.empty(),
                true,
                NewAccount.DEFAULT_REGION,
                Optional.empty());
    }

    public static AccountPatch enable() {
        return enabled(true);
    }

    public static AccountPatch enabled(boolean wanted) {
        var keep = new SecretEdit.Keep();
        return new AccountPatch(
                Optional.empty(),
                Optional.empty(),
                keep,
                keep,
                keep,
                Optional.empty(),
                Optional.of(wanted));
    }

    public static AccountPatch secrets(
            SecretEdit clientSecret, SecretEdit refreshToken, SecretEdit accessToken) {
        return new AccountPatch(
                Optional.empty(),
                Optional.empty(),
                clientSecret,
                refreshToken,
                accessToken,
                Optional.empty(),
                Optional.empty());
    }

    public AccountStore store() {
        return bean(AccountStore.class);
    }

    public AccountHealth health() {
        return bean(AccountHealth.class);
    }

    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public PooledAccount pooled(String id) {
        return store().pooled().accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
