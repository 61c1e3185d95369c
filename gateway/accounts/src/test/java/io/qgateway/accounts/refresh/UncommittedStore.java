package io.qgateway.accounts.refresh;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store whose process dies when it has written new tokens and not committed them. */
final class UncommittedStore extends ForwardingGrantStore {

    private final TransactionTemplate transaction;
    private final Runnable death;

    UncommittedStore(GrantStore store, PlatformTransactionManager manager, Runnable death) {
        super(store);
        this.transaction = new TransactionTemplate(manager);
        this.death = death;
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        transaction.executeWithoutResult(_ -> {
            super.persist(grant, tokens);
            death.run();
        });
        throw new IllegalStateException("It has survived");
    }
}
