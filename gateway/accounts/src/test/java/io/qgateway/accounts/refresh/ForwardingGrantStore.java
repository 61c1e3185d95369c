package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A store as right as the one behind it. */
public class ForwardingGrantStore implements GrantStore {

    private final GrantStore store;

    protected ForwardingGrantStore(GrantStore store) {
        this.store = store;
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
