package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.NewTokens;
import io.qgateway.accounts.refresh.Postponement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A store as right as the one behind it. */
class ForwardingGrantStore implements GrantStore {

    private final GrantStore store;

    ForwardingGrantStore(GrantStore store) {
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
