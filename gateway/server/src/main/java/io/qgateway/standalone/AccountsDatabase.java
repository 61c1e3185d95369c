package io.qgateway.standalone;

import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.AccountsConfiguration;
import io.qgateway.accounts.AccountsSettings;
import io.qgateway.accounts.StartRefusedException;
import io.qgateway.accounts.database.AwaitedDatabase;
import io.qgateway.accounts.database.DatabaseUrl;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.accounts.transfer.AccountTransfer;
import io.qgateway.settings.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The accounts without a gateway around them, for commands. Only what is asked for is started. Not
 * to be shared by threads.
 */
public final class AccountsDatabase implements AutoCloseable {

    private final AnnotationConfigApplicationContext context;
    private final AccountsSettings settings;

    private AccountsDatabase(
            AnnotationConfigApplicationContext context, AccountsSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /**
     * Opens the database that a gateway with these settings would open.
     *
     * @throws StartRefusedException if it can't be opened, above all because a gateway holds it
     */
    public static AccountsDatabase open(Settings settings, Path directory, InstantSource clock) {
        var parts = SettingsOfParts.accounts(settings, new WorkingDirectory(directory));
        var context = new AnnotationConfigApplicationContext();
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(AccountsSettings.class, () -> parts);
        context.registerBean(InstantSource.class, () -> clock);
        context.register(AccountsConfiguration.class);
        context.refresh();
        var database = new AccountsDatabase(context, parts);
        database.refuseIfAway();
        return database;
    }

    /** Which database this is, for people. */
    public String place() {
        return switch (settings.database()) {
            case DatabaseUrl.Embedded() -> "the database in " + settings.directory().normalize();
            case DatabaseUrl.PostgreSql(var server, _) -> "the database " + server;
            case DatabaseUrl.MySql(var server, _) -> "the database " + server;
        };
    }

    public AccountStore store() {
        return bean(AccountStore.class);
    }

    public TokenRefresher refresher() {
        return bean(TokenRefresher.class);
    }

    public AccountTransfer transfer() {
        return bean(AccountTransfer.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Commands don't wait. */
    private void refuseIfAway() {
        var reason = bean(AwaitedDatabase.class).reason();
        if (reason.isPresent()) {
            throw new StartRefusedException(reason.get());
        }
    }

    private <T> T bean(Class<T> type) {
        try {
            return context.getBean(type);
        } catch (BeansException e) {
            var refusal = refusal(e);
            throw refusal.isPresent() ? refusal.get() : e;
        }
    }

    private static Optional<StartRefusedException> refusal(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(StartRefusedException.class::isInstance)
                .map(StartRefusedException.class::cast)
                .findFirst();
    }
}
