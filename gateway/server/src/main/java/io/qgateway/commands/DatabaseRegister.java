package io.qgateway.commands;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.standalone.AccountsDatabase;
import java.util.List;
import java.util.Optional;

/** The accounts of a database that this process has opened for itself. */
final class DatabaseRegister implements AccountRegister {

    private static final SecretEdit KEEP = new SecretEdit.Keep();
    private static final AccountPatch ENABLE =
            new AccountPatch(
                    Optional.empty(),
                    Optional.empty(),
                    KEEP,
                    KEEP,
                    KEEP,
                    Optional.empty(),
                    Optional.of(true));

    private final AccountsDatabase database;

    DatabaseRegister(AccountsDatabase database) {
        this.database = database;
    }

    @Override
    public String place() {
        return database.place();
    }

    @Override
    public List<ListedAccount> list() {
        return store().list(AccountQuery.everything()).accounts().stream()
                .map(AccountJson::listed)
                .toList();
    }

    @Override
    public void enable(String id) {
        refuseManaged(id);
        if (store().update(id, ENABLE).isEmpty()) {
            throw noSuchAccount(id);
        }
    }

    @Override
    public Optional<String> refresh(String id) {
        var account = refuseManaged(id);
        try {
            return failure(database.refresher().refresh(id, account.generation()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted", e);
        }
    }

    @Override
    public void delete(String id) {
        refuseManaged(id);
        if (!store().delete(id)) {
            throw noSuchAccount(id);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static Optional<String> failure(RefreshOutcome outcome) {
        return switch (outcome) {
            case RefreshOutcome.Refreshed _, RefreshOutcome.AlreadyFresh _ -> Optional.empty();
            case RefreshOutcome.Refused(var reason, var description) ->
                    Optional.of(reason.wireName() + ": " + description);
            case RefreshOutcome.InDoubt(var reason) -> Optional.of(reason);
            case RefreshOutcome.Unavailable(var reason) -> Optional.of(reason);
            case RefreshOutcome.Missing(var fields) ->
                    Optional.of("There is no " + String.join(", no ", fields));
            case RefreshOutcome.NoSuchAccount() -> Optional.of("There is no such account any more");
        };
    }

    private Account refuseManaged(String id) {
        var account = store().find(id).orElseThrow(() -> noSuchAccount(id));
        new ListedAccount(AccountJson.of(account))
                .manager()
                .ifPresent(manager -> {
                    throw new CommandFailedException(
                            "Account %s follows %s; change that".formatted(id, manager));
                });
        return account;
    }

    private static CommandFailedException noSuchAccount(String id) {
        return new CommandFailedException("There is no account " + id);
    }

    private AccountStore store() {
        return database.store();
    }
}
