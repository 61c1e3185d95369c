package io.qgateway.accounts.store;

import io.qgateway.accounts.Account;
import io.qgateway.accounts.AccountChanges;
import io.qgateway.accounts.AccountPage;
import io.qgateway.accounts.AccountPatch;
import io.qgateway.accounts.AccountQuery;
import io.qgateway.accounts.AccountReader;
import io.qgateway.accounts.AccountStore;
import io.qgateway.accounts.ChangePosition;
import io.qgateway.accounts.Login;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.PooledAccounts;
import io.qgateway.accounts.sealing.Keyring;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts by JPA, for people; the pool's reading goes by SQL. */
final class JpaAccountStore implements AccountStore {

    private static final String BEGIN_HEALTH =
            "insert into account_health (account_id, epoch) select id, epoch from accounts where id = :id";

    private final EntityManager entities;
    private final Transactions transactions;
    private final ChangeLog changes;
    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final InstantSource clock;
    private final AccountReader reader;
    private final PoolQueries pool;

    JpaAccountStore(
            EntityManager entities,
            Transactions transactions,
            ChangeLog changes,
            JdbcClient jdbc,
            Keyring keyring,
            InstantSource clock,
            AccountReader reader) {
        this.entities = entities;
        this.transactions = transactions;
        this.changes = changes;
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.clock = clock;
        this.reader = reader;
        this.pool = new PoolQueries(jdbc, keyring, clock);
    }

    @Override
    public Account create(NewAccount account) {
        var id = UUID.randomUUID().toString();
        transactions.run(() -> {
            entities.persist(new AccountRow(account, sealsOf(id), clock.instant()));
            entities.flush();
            jdbc.sql(BEGIN_HEALTH).param("id", id).update();
            changes.changed(id);
        });
        return find(id).orElseThrow(() -> new IllegalStateException("Deleted meanwhile: " + id));
    }

    @Override
    public Optional<Account> find(String id) {
        return reader.find(id);
    }

    @Override
    public AccountPage list(AccountQuery query) {
        return reader.list(query);
    }

    @Override
    public Optional<Account> update(String id, AccountPatch patch) {
        if (!patch.isEmpty()) {
            transactions.run(
                    () -> change(id, row -> row.edit(patch, sealsOf(id), clock.instant())));
        }
        return find(id);
    }

    @Override
    public Optional<Account> logIn(String id, Login login) {
        transactions.run(() -> change(id, row -> row.logIn(login, sealsOf(id), clock.instant())));
        return find(id);
    }

    @Override
    public Optional<Account> assignProfile(String id, Optional<String> profileArn) {
        transactions.run(() -> change(id, row -> row.assignProfile(profileArn, clock.instant())));
        return find(id);
    }

    @Override
    public boolean delete(String id) {
        return transactions.call(() -> remove(id));
    }

    @Override
    public PooledAccounts pooled() {
        // In this order: what changes in between is read twice rather than never.
        var position = changes.position();
        return new PooledAccounts(position, pool.all());
    }

    @Override
    public AccountChanges changesSince(ChangePosition position) {
        var news = changes.since(position);
        if (news.accountIds().isEmpty()) {
            return AccountChanges.none(news.position());
        }
        var changed = pool.accounts(news.accountIds());
        var deleted = new HashSet<>(news.accountIds());
        changed.forEach(account -> deleted.remove(account.id()));
        return new AccountChanges(news.position(), changed, deleted);
    }

    @Override
    public void forgetOldChanges() {
        changes.forgetOld();
    }

    private void change(String id, Consumer<AccountRow> edit) {
        var row = locked(id);
        if (row != null) {
            edit.accept(row);
            changes.changed(id);
        }
    }

    private boolean remove(String id) {
        var row = locked(id);
        if (row == null) {
            return false;
        }
        entities.remove(row);
        changes.changed(id);
        return true;
    }

    /** Locked, because a refresh may write the same row's tokens at any time. */
    private @Nullable AccountRow locked(String id) {
        return entities.find(AccountRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private CredentialSeals sealsOf(String id) {
        return new CredentialSeals(keyring, id);
    }
}
