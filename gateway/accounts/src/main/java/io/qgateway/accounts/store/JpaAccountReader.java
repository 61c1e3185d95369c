package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountPage;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountReader;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads accounts by JPA. Their secrets stay sealed, so that no key is needed. */
final class JpaAccountReader implements AccountReader {

    private final AccountSearch search;
    private final Transactions transactions;
    private final InstantSource clock;

    JpaAccountReader(EntityManager entities, Transactions transactions, InstantSource clock) {
        this.search = new AccountSearch(entities);
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String id) {
        return transactions.translated(
                () -> search.accounts(List.of(id), clock.instant()).stream().findFirst());
    }

    @Override
    public AccountPage list(AccountQuery query) {
        return transactions.translated(() -> search.page(query, clock.instant()));
    }
}
