package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store whose process dies when it has written new tokens and not committed them. */
final class UncommittedStore implements GrantStore {

    private final GrantStore store;
    private final TransactionTemplate transaction;
    private final Runnable death;

    UncommittedStore(GrantStore store, PlatformTransactionManager manager, Runnable death) {
        this.store = store;
        this.transaction = new TransactionTemplate(manager);
        this.death = death;
    }

    @Override
    public Optional<Grant> read(String accountId) {
        return store.read(accountId);
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        return store.claim(grant, claim);
    }

    @Override
    public boolean expire(Grant grant, Duration lifetime, Postponement postponement) {
        return store.expire(grant, lifetime, postponement);
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        transaction.executeWithoutResult(_ -> {
            store.persist(grant, tokens);
            death.run();
        });
        throw new IllegalStateException("It has survived");
    }

    @Override
    public void postpone(Claim claim, Grant grant, Postponement postponement) {
        store.postpone(claim, grant, postponement);
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        return store.refuse(claim, grant, reason, at);
    }
}
