package io.qgateway.standalone;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.SecretEdit;
import io.qgateway.accounts.refresh.RefreshOutcome;
import io.qgateway.accounts.refresh.TokenRefresher;
import io.qgateway.console.AccountChange;
import io.qgateway.console.AccountDirectory;
import io.qgateway.console.AccountDraft;
import io.qgateway.console.AccountListing;
import io.qgateway.console.AccountQuery;
import io.qgateway.console.AccountView;
import io.qgateway.console.Concealed;
import io.qgateway.console.DeleteResult;
import io.qgateway.console.EditResult;
import io.qgateway.console.ManagedElsewhere;
import io.qgateway.console.NoSuchAccount;
import io.qgateway.console.RefreshResult;
import io.qgateway.directory.StoredAccounts;
import io.qgateway.pool.HealthLedger;
import io.qgateway.pool.PoolFeed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The administrator's view of the accounts in this gateway's database. What is changed here is in
 * the pool at once, and what the pool has counted is in what is shown here.
 */
final class DatabaseAccountDirectory implements AccountDirectory {

    private static final String QACCOUNT = "qaccount:";
    private final AccountStore store;
    private final StoredAccounts stored;
    private final TokenRefresher refresher;
    private final HealthLedger ledger;
    private final PoolFeed feed;

    DatabaseAccountDirectory(
            AccountStore store, TokenRefresher refresher, HealthLedger ledger, PoolFeed feed) {
        this.store = store;
        this.stored = new StoredAccounts(store, DatabaseAccountDirectory::resource);
        this.refresher = refresher;
        this.ledger = ledger;
        this.feed = feed;
    }

    @Override
    public AccountListing list(AccountQuery query) {
        ledger.flush();
        return stored.list(query);
    }

    @Override
    public Set<String> states() {
        return stored.states();
    }

    @Override
    public Optional<AccountView> find(String id) {
        ledger.flush();
        return stored.find(id);
    }

    @Override
    public boolean hasEnabled() {
        return stored.hasEnabled();
    }

    @Override
    public AccountView create(AccountDraft draft) {
        return createAll(List.of(draft)).getFirst();
    }

    /** Many new accounts, of which the pool hears once. */
    List<AccountView> createAll(List<AccountDraft> drafts) {
        var created = drafts.stream().map(this::store).map(stored::view).toList();
        feed.follow();
        return created;
    }

    private Account store(AccountDraft draft) {
        return store.create(
                new NewAccount(
                        draft.label(),
                        draft.clientId(),
                        secret(draft.clientSecret()),
                        draft.refreshToken().flatMap(DatabaseAccountDirectory::secret),
                        draft.accessToken().flatMap(DatabaseAccountDirectory::secret),
                        draft.other(),
                        draft.enabled(),
                        NewAccount.DEFAULT_REGION,
                        Optional.empty()));
    }

    @Override
    public EditResult edit(String id, AccountChange change) {
        var account = store.find(id);
        if (account.isPresent() && isManaged(account.get())) {
            return manager(account.get());
        }
        ledger.flush();
        var edited = store.update(id, patch(change));
        feed.follow();
        return edited.<EditResult>map(now -> new EditResult.Edited(stored.view(now)))
                .orElseGet(NoSuchAccount::new);
    }

    @Override
    public DeleteResult delete(String id) {
        var account = store.find(id);
        if (account.isPresent() && isManaged(account.get())) {
            return manager(account.get());
        }
        var deleted = store.delete(id);
        feed.follow();
        return deleted ? new DeleteResult.Deleted() : new NoSuchAccount();
    }

    @Override
    public RefreshResult refresh(String id) {
        var account = store.find(id);
        if (account.isEmpty()) {
            return new NoSuchAccount();
        }
        if (isManaged(account.get())) {
            return manager(account.get());
        }
        return refresh(account.get());
    }

    private RefreshResult refresh(Account account) {
        try {
            var outcome = refresher.refresh(account.id(), account.generation());
            feed.follow();
            return result(account.id(), outcome);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new RefreshResult.RefreshFailed("The gateway is being stopped");
        }
    }

    private RefreshResult result(String id, RefreshOutcome outcome) {
        return switch (outcome) {
            case RefreshOutcome.Refreshed _, RefreshOutcome.AlreadyFresh _ -> refreshed(id);
            case RefreshOutcome.Refused(var reason, var description) ->
                    new RefreshResult.RefreshFailed(reason.wireName() + ": " + description);
            case RefreshOutcome.InDoubt(var reason) -> new RefreshResult.RefreshFailed(reason);
            case RefreshOutcome.Unavailable(var reason) -> new RefreshResult.RefreshFailed(reason);
            case RefreshOutcome.Missing(var fields) -> new RefreshResult.CannotRefresh(fields);
            case RefreshOutcome.NoSuchAccount() -> new NoSuchAccount();
        };
    }

    private RefreshResult refreshed(String id) {
        return store.find(id)
                .<RefreshResult>map(account -> new RefreshResult.Refreshed(stored.view(account)))
                .orElseGet(NoSuchAccount::new);
    }

    static boolean isManaged(Account account) {
        return account.origin().startsWith(QACCOUNT);
    }

    static ManagedElsewhere manager(Account account) {
        return new ManagedElsewhere(resource(account).orElseThrow());
    }

    private static Optional<String> resource(Account account) {
        return isManaged(account)
                ? Optional.of("QAccount " + account.origin().substring(QACCOUNT.length()))
                : Optional.empty();
    }

    private static AccountPatch patch(AccountChange change) {
        return new AccountPatch(
                change.label(),
                change.clientId(),
                edit(change.clientSecret()),
                edit(change.refreshToken()),
                edit(change.accessToken()),
                change.other(),
                change.enabled());
    }

    private static SecretEdit edit(Optional<Concealed> text) {
        return text.map(concealed -> SecretEdit.of(concealed.text()))
                .orElseGet(SecretEdit.Keep::new);
    }

    private static Optional<Secret> secret(Concealed text) {
        return text.text().isEmpty() ? Optional.empty() : Optional.of(new Secret(text.text()));
    }
}
