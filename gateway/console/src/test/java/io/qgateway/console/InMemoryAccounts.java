package io.qgateway.console;

import io.qgateway.console.DeleteResult.Deleted;
import io.qgateway.console.EditResult.Edited;
import io.qgateway.console.RefreshResult.CannotRefresh;
import io.qgateway.console.RefreshResult.RefreshFailed;
import io.qgateway.console.RefreshResult.Refreshed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of accounts that lasts as long as a test. A refresh succeeds unless the refresh token
 * is {@code expired}.
 */
final class InMemoryAccounts implements AccountDirectory {

    private final Map<String, StoredAccount> accounts = new LinkedHashMap<>();
    private final InstantSource clock;

    InMemoryAccounts(InstantSource clock) {
        this.clock = clock;
    }

    /** What was stored for an account, secrets included. */
    AccountDraft stored(String id) {
        return Objects.requireNonNull(accounts.get(id)).draft();
    }

    /** Hands an account over to a resource. */
    void manage(String id, String resource) {
        accounts.computeIfPresent(id, (_, account) -> account.managedBy(resource));
    }

    void use(String id, String quota) {
        accounts.computeIfPresent(id, (_, account) -> account.using(quota));
    }

    void countSuccesses(String id, long count) {
        accounts.computeIfPresent(id, (_, account) -> account.withSuccesses(count));
    }

    @Override
    public AccountListing list(AccountQuery query) {
        Comparator<AccountView> order =
                switch (query.sortBy()) {
                    case CREATED_AT -> Comparator.comparing(AccountView::createdAt);
                    case SUCCESS_COUNT -> Comparator.comparingLong(AccountView::successCount);
                    case ERROR_COUNT -> Comparator.comparingLong(AccountView::errorCount);
                    case LABEL -> Comparator.comparing(account -> account.label().orElse(""));
                    case EXPIRES_AT ->
                            Comparator.comparing(
                                    account -> account.expiresAt().orElse(Instant.MAX));
                    case LAST_REFRESH_TIME ->
                            Comparator.comparing(
                                    account -> account.lastRefreshTime().orElse(Instant.MAX));
                    case STATE -> Comparator.comparing(account -> account.standing().state());
                };
        var found =
                accounts.values().stream()
                        .map(StoredAccount::view)
                        .filter(account -> fits(account, query))
                        .sorted(query.descending() ? order.reversed() : order)
                        .toList();
        var page = found.stream().skip(query.offset()).limit(query.limit()).toList();
        return new AccountListing(page, found.size());
    }

    private static boolean fits(AccountView account, AccountQuery query) {
        return query.enabled().orElse(account.enabled()) == account.enabled()
                && (query.states().isEmpty() || query.states().contains(account.standing().state()))
                && (account.label().orElse("") + account.id()).contains(query.text().orElse(""));
    }

    @Override
    public Set<String> states() {
        return Set.of("ready", "disabled", "cooling");
    }

    @Override
    public Optional<AccountView> find(String id) {
        return Optional.ofNullable(accounts.get(id)).map(StoredAccount::view);
    }

    @Override
    public boolean hasEnabled() {
        return accounts.values().stream().anyMatch(account -> account.draft().enabled());
    }

    @Override
    public AccountView create(AccountDraft draft) {
        String id = "account-" + (accounts.size() + 1);
        var account = StoredAccount.created(id, draft, clock.instant());
        accounts.put(id, account);
        return account.view();
    }

    @Override
    public EditResult edit(String id, AccountChange change) {
        var account = accounts.get(id);
        if (account == null) {
            return new NoSuchAccount();
        }
        if (account.resource().isPresent()) {
            return new ManagedElsewhere(account.resource().get());
        }
        var changed = account.changed(change, clock.instant());
        accounts.put(id, changed);
        return new Edited(changed.view());
    }

    @Override
    public DeleteResult delete(String id) {
        var account = accounts.get(id);
        if (account == null) {
            return new NoSuchAccount();
        }
        if (account.resource().isPresent()) {
            return new ManagedElsewhere(account.resource().get());
        }
        accounts.remove(id);
        return new Deleted();
    }

    @Override
    public RefreshResult refresh(String id) {
        var account = accounts.get(id);
        if (account == null) {
            return new NoSuchAccount();
        }
        if (account.resource().isPresent()) {
            return new ManagedElsewhere(account.resource().get());
        }
        var missing = missing(account.draft());
        if (!missing.isEmpty()) {
            return new CannotRefresh(missing);
        }
        if (account.draft().refreshToken().orElseThrow().text().equals("expired")) {
            return new RefreshFailed("the identity provider answered invalid_grant");
        }
        var refreshed = account.refreshed(clock.instant());
        accounts.put(id, refreshed);
        return new Refreshed(refreshed.view());
    }

    private static List<String> missing(AccountDraft draft) {
        var missing = new ArrayList<String>();
        if (draft.clientSecret().text().isEmpty()) {
            missing.add("clientSecret");
        }
        if (draft.refreshToken().isEmpty()) {
            missing.add("refreshToken");
        }
        return missing;
    }

    private record StoredAccount(
            String id,
            AccountDraft draft,
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> refreshedAt,
            long successes,
            Optional<String> usage,
            Optional<String> resource) {

        static StoredAccount created(String id, AccountDraft draft, Instant now) {
            return new StoredAccount(
                    id, draft, now, now, Optional.empty(), 0, Optional.empty(), Optional.empty());
        }

        StoredAccount managedBy(String manager) {
            return new StoredAccount(
                    id,
                    draft,
                    createdAt,
                    updatedAt,
                    refreshedAt,
                    successes,
                    usage,
                    Optional.of(manager));
        }

        StoredAccount using(String quota) {
            return new StoredAccount(
                    id,
                    draft,
                    createdAt,
                    updatedAt,
                    refreshedAt,
                    successes,
                    Optional.of(quota),
                    resource);
        }

        StoredAccount withSuccesses(long count) {
            return new StoredAccount(
                    id, draft, createdAt, updatedAt, refreshedAt, count, usage, resource);
        }

        StoredAccount changed(AccountChange change, Instant now) {
            var edited =
                    new AccountDraft(
                            change.label().or(draft::label),
                            change.clientId().orElse(draft.clientId()),
                            change.clientSecret().orElse(draft.clientSecret()),
                            edited(change.refreshToken(), draft.refreshToken()),
                            edited(change.accessToken(), draft.accessToken()),
                            change.other().or(draft::other),
                            change.enabled().orElse(draft.enabled()));
            return new StoredAccount(
                    id, edited, createdAt, now, refreshedAt, successes, usage, resource);
        }

        private static Optional<Concealed> edited(
                Optional<Concealed> change, Optional<Concealed> before) {
            return change.or(() -> before).filter(token -> !token.text().isEmpty());
        }

        StoredAccount refreshed(Instant now) {
            var withToken =
                    new AccountDraft(
                            draft.label(),
                            draft.clientId(),
                            draft.clientSecret(),
                            draft.refreshToken(),
                            Optional.of(new Concealed("s3cret-new")),
                            draft.other(),
                            draft.enabled());
            return new StoredAccount(
                    id, withToken, createdAt, now, Optional.of(now), successes, usage, resource);
        }

        AccountView view() {
            return new AccountView(
                    id,
                    draft.label(),
                    draft.clientId(),
                    new SecretsHeld(
                            !draft.clientSecret().text().isEmpty(),
                            draft.refreshToken().isPresent(),
                            draft.accessToken().isPresent()),
                    draft.other(),
                    refreshedAt,
                    refreshedAt.isPresent() ? RefreshStatus.SUCCESS : RefreshStatus.NEVER,
                    createdAt,
                    updatedAt,
                    draft.enabled(),
                    0,
                    successes,
                    refreshedAt.map(time -> time.plus(Duration.ofHours(1))),
                    new Standing(
                            draft.enabled() ? "ready" : "disabled",
                            draft.enabled() ? "Ready" : "Disabled",
                            draft.enabled() ? Optional.empty() : Optional.of(updatedAt),
                            Optional.empty()),
                    usage,
                    resource.map(name -> "qaccount:" + name).orElse("database"),
                    Optional.empty(),
                    "us-east-1",
                    Optional.empty(),
                    resource.map(name -> "QAccount " + name));
        }
    }
}
