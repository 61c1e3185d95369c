package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The store behind a connection that may be broken; what it takes is witnessed. */
final class WitnessedStore implements GrantStore {

    private final GrantStore store;
    private final Runnable connection;
    private final Witness witness;

    WitnessedStore(GrantStore store, Runnable connection, Witness witness) {
        this.store = store;
        this.connection = connection;
        this.witness = witness;
    }

    @Override
    public Optional<Grant> read(String accountId) {
        connection.run();
        return store.read(accountId);
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        connection.run();
        return store.claim(grant, claim);
    }

    @Override
    public boolean expire(Grant grant, Duration lifetime, Postponement postponement) {
        connection.run();
        return store.expire(grant, lifetime, postponement);
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        connection.run();
        var before = store.read(grant.accountId());
        boolean stored = store.persist(grant, tokens);
        if (stored) {
            witness.persisted(before.orElseThrow(), tokens);
        }
        return stored;
    }

    @Override
    public void postpone(Claim claim, Grant grant, Postponement postponement) {
        connection.run();
        store.postpone(claim, grant, postponement);
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        connection.run();
        return store.refuse(claim, grant, reason, at);
    }
}
