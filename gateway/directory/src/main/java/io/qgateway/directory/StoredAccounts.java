package io.qgateway.directory;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountFilter;
import io.qgateway.accounts.AccountQuery.Part;
import io.qgateway.accounts.AccountReader;
import io.qgateway.accounts.AccountState;
import io.qgateway.console.AccountListing;
import io.qgateway.console.AccountQuery;
import io.qgateway.console.AccountView;
import io.qgateway.console.RefreshStatus;
import io.qgateway.console.SecretsHeld;
import io.qgateway.console.Standing;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The reading half of an {@link io.qgateway.console.AccountDirectory}: all accounts of the table,
 * whoever manages them. May be shared by all threads, and may block.
 */
public final class StoredAccounts {

    private static final Set<String> STATES =
            Arrays.stream(AccountState.values())
                    .map(AccountState::wireName)
                    .collect(toUnmodifiableSet());

    private final AccountReader accounts;
    private final Function<Account, Optional<String>> manager;

    /**
     * @param manager names what has to be changed instead of an account, if its host may not
     */
    public StoredAccounts(AccountReader accounts, Function<Account, Optional<String>> manager) {
        this.accounts = accounts;
        this.manager = manager;
    }

    public AccountListing list(AccountQuery query) {
        var page =
                accounts.list(
                        new io.qgateway.accounts.AccountQuery(
                                filter(query),
                                io.qgateway.accounts.AccountQuery.SortBy.valueOf(
                                        query.sortBy().name()),
                                query.descending(),
                                new Part(query.offset(), query.limit())));
        return new AccountListing(page.accounts().stream().map(this::view).toList(), page.total());
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

    public Set<String> states() {
        return STATES;
    }

    public Optional<AccountView> find(String id) {
        return accounts.find(id).map(this::view);
    }

    public boolean hasEnabled() {
        return !accounts.list(
                        new io.qgateway.accounts.AccountQuery(
                                AccountFilter.everything().withEnabled(Optional.of(true)),
                                io.qgateway.accounts.AccountQuery.SortBy.CREATED_AT,
                                true,
                                new Part(0, 1)))
                .accounts()
                .isEmpty();
    }

    /** An account as the console shows it. */
    public AccountView view(Account account) {
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
                account.profileArn(),
                manager.apply(account));
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
