package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountChanges;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.PooledAccounts;
import io.qgateway.accounts.sealing.Keyring;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Accounts by JPA, for people; the pool's reading goes by SQL. */
final class JpaAccountStore implements AccountStore {

    private static final String SELECT =
            "select a, s from AccountRow a join StandingRow s on s.accountId = a.id";

    private static final String ENABLED = "(a.enabled and s.state not in (:disabling))";

    private final EntityManager entities;
    private final TransactionOperations transactions;
    private final ChangeLog changes;
    private final PoolQueries pool;
    private final Keyring keyring;
    private final InstantSource clock;

    JpaAccountStore(
            EntityManager entities,
            TransactionOperations transactions,
            ChangeLog changes,
            PoolQueries pool,
            Keyring keyring,
            InstantSource clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.changes = changes;
        this.pool = pool;
        this.keyring = keyring;
        this.clock = clock;
    }

    @Override
    public Account create(NewAccount account) {
        var id = UUID.randomUUID().toString();
        transactions.executeWithoutResult(_ -> {
            entities.persist(new AccountRow(account, sealsOf(id), clock.instant()));
            changes.changed(id);
        });
        return find(id).orElseThrow(() -> new IllegalStateException("Deleted meanwhile: " + id));
    }

    @Override
    public Optional<Account> find(String id) {
        return entities
                .createQuery(SELECT + " where a.id = :id", StoredAccount.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .map(stored -> stored.seen(clock.instant()))
                .findFirst();
    }

    @Override
    public List<Account> list(AccountQuery wanted) {
        var query =
                entities.createQuery(
                        SELECT + condition(wanted) + order(wanted), StoredAccount.class);
        if (wanted.enabled().isPresent()) {
            query.setParameter("disabling", Standing.DISABLING);
        }
        var now = clock.instant();
        return query.getResultList().stream().map(stored -> stored.seen(now)).toList();
    }

    @Override
    public Optional<Account> update(String id, AccountPatch patch) {
        if (!patch.isEmpty()) {
            transactions.executeWithoutResult(_ -> edit(id, patch));
        }
        return find(id);
    }

    @Override
    public boolean delete(String id) {
        return Boolean.TRUE.equals(transactions.execute(_ -> remove(id)));
    }

    @Override
    public PooledAccounts pooled() {
        // In this order: what changes in between is read twice rather than never.
        long sequence = changes.sequence();
        return new PooledAccounts(sequence, pool.all());
    }

    @Override
    public AccountChanges changesSince(long sequence) {
        var entries = changes.since(sequence);
        if (entries.isEmpty()) {
            return AccountChanges.none(sequence);
        }
        var deleted =
                entries.stream()
                        .filter(ChangeLog.Entry::deleted)
                        .map(ChangeLog.Entry::accountId)
                        .collect(Collectors.toSet());
        return new AccountChanges(
                entries.getLast().sequence(), pool.changedSince(sequence), deleted);
    }

    private void edit(String id, AccountPatch patch) {
        var row = locked(id);
        if (row != null) {
            row.edit(patch, sealsOf(id), clock.instant());
            changes.changed(id);
        }
    }

    private boolean remove(String id) {
        var row = locked(id);
        if (row == null) {
            return false;
        }
        entities.remove(row);
        changes.deleted(id);
        return true;
    }

    /** Locked, because a refresh may write the same row's tokens at any time. */
    private @Nullable AccountRow locked(String id) {
        return entities.find(AccountRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private CredentialSeals sealsOf(String id) {
        return new CredentialSeals(keyring, id);
    }

    private static String condition(AccountQuery wanted) {
        return wanted.enabled()
                .map(enabled -> " where " + (enabled ? "" : "not ") + ENABLED)
                .orElse("");
    }

    private static String order(AccountQuery wanted) {
        var property =
                switch (wanted.sortBy()) {
                    case CREATED_AT -> "a.createdAt";
                    case SUCCESS_COUNT -> "s.successCount";
                };
        return " order by " + property + (wanted.descending() ? " desc" : "") + ", a.id";
    }
}
