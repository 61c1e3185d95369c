package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A store that fails to persist a number of times. */
class FailingGrantStore implements GrantStore {

    private final GrantStore store;
    private int failuresLeft;

    FailingGrantStore(GrantStore store, int failures) {
        this.store = store;
        this.failuresLeft = failures;
    }

    int failuresLeft() {
        return failuresLeft;
    }

    /** What happens elsewhere when it fails. */
    void failed() {}

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
        if (failuresLeft > 0) {
            failuresLeft--;
            failed();
            throw new GrantStoreException("disk full", new IOException("disk full"));
        }
        return store.persist(grant, tokens);
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
