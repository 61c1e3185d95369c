package io.qgateway.standalone;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountFilter;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountQuery.Part;
import io.qgateway.accounts.AccountState;
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
import io.qgateway.console.RefreshStatus;
import io.qgateway.console.SecretsHeld;
import io.qgateway.console.Standing;
import io.qgateway.pool.HealthLedger;
import io.qgateway.pool.PoolFeed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The administrator's view of the accounts in this gateway's database. What is changed here is in
 * the pool at once, and what the pool has counted is in what is shown here.
 */
final class DatabaseAccountDirectory implements AccountDirectory {

    private static final String QACCOUNT = "qaccount:";
    private static final Set<String> STATES =
            Arrays.stream(AccountState.values())
                    .map(AccountState::wireName)
                    .collect(toUnmodifiableSet());

    private final AccountStore store;
    private final TokenRefresher refresher;
    private final HealthLedger ledger;
    private final PoolFeed feed;

    DatabaseAccountDirectory(
            AccountStore store, TokenRefresher refresher, HealthLedger ledger, PoolFeed feed) {
        this.store = store;
        this.refresher = refresher;
        this.ledger = ledger;
        this.feed = feed;
    }

    @Override
    public AccountListing list(AccountQuery query) {
        ledger.flush();
        var page =
                store.list(
                        new io.qgateway.accounts.AccountQuery(
                                filter(query),
                                io.qgateway.accounts.AccountQuery.SortBy.valueOf(
                                        query.sortBy().name()),
                                query.descending(),
                                new Part(query.offset(), query.limit())));
        return new AccountListing(
                page.accounts().stream().map(DatabaseAccountDirectory::view).toList(),
                page.total());
    }

    private static AccountFilter filter(AccountQuery query) {
        var filter =
                AccountFilter.everything()
                        .withEnabled(query.enabled())
                        .withStates(
                                Arrays.stream(AccountState.values())
                                        .filter(state -> query.states().contains(state.wireName()))
                                        .collect(toUnmodifiableSet()));
        return query.text().map(filter::withText).orElse(filter);
    }

    @Override
    public Set<String> states() {
        return STATES;
    }

    @Override
    public Optional<AccountView> find(String id) {
        ledger.flush();
        return store.find(id).map(DatabaseAccountDirectory::view);
    }

    @Override
    public boolean hasEnabled() {
        return !store.list(
                        new io.qgateway.accounts.AccountQuery(
                                AccountFilter.everything().withEnabled(Optional.of(true)),
                                io.qgateway.accounts.AccountQuery.SortBy.CREATED_AT,
                                true,
                                new Part(0, 1)))
                .accounts()
                .isEmpty();
    }

    @Override
    public AccountView create(AccountDraft draft) {
        return createAll(List.of(draft)).getFirst();
    }

    /** Many new accounts, of which the pool hears once. */
    List<AccountView> createAll(List<AccountDraft> drafts) {
        var created = drafts.stream().map(this::store).map(DatabaseAccountDirectory::view).toList();
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
        return edited.<EditResult>map(now -> new EditResult.Edited(view(now)))
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
                .<RefreshResult>map(account -> new RefreshResult.Refreshed(view(account)))
                .orElseGet(NoSuchAccount::new);
    }

    static boolean isManaged(Account account) {
        return account.origin().startsWith(QACCOUNT);
    }

    static ManagedElsewhere manager(Account account) {
        return new ManagedElsewhere("QAccount " + account.origin().substring(QACCOUNT.length()));
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

    private static AccountView view(Account account) {
        return new AccountView(
                account.id(),
                account.label(),
                account.clientId(),
                new SecretsHeld(
                        account.hasClientSecret(),
                        account.hasRefreshToken(),
                        account.hasAccessToken()),
                account.other(),
                account.lastRefreshTime(),
                RefreshStatus.valueOf(account.lastRefreshStatus().name()),
                account.createdAt(),
                account.updatedAt(),
                account.enabled(),
                account.errorCount(),
                account.successCount(),
                account.expiresAt(),
                standing(account),
                account.usage(),
                account.origin(),
                account.registrationExpiresAt(),
                account.region(),
                account.profileArn());
    }

    private static Standing standing(Account account) {
        var status = account.status();
        return new Standing(
                status.state().wireName(),
                status.reason().wireName(),
                account.statusSince(),
                status.until());
    }
}
