package io.qgateway.accounts.refresh;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.refresh.Turn.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A store whose every step waits for its turn. */
final class SteppedStore implements GrantStore {

    /** Takes a step, or fails to. */
    interface Steps {
        <T> T take(Place place, Supplier<T> step);
    }

    private final GrantStore store;
    private final Steps steps;

    SteppedStore(GrantStore store, Steps steps) {
        this.store = store;
        this.steps = steps;
    }

    @Override
    public Optional<Grant> read(String accountId) {
        return steps.take(Place.READ, () -> store.read(accountId));
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        return steps.take(Place.CLAIM, () -> store.claim(grant, claim));
    }

    @Override
    public boolean expire(Grant grant, Duration lifetime, Postponement postponement) {
        return steps.take(Place.EXPIRE, () -> store.expire(grant, lifetime, postponement));
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        return steps.take(Place.PERSIST, () -> store.persist(grant, tokens));
    }

    @Override
    public void postpone(Claim claim, Grant grant, Postponement postponement) {
        steps.take(
                Place.POSTPONE,
                () -> {
                    store.postpone(claim, grant, postponement);
                    return true;
                });
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        return steps.take(Place.REFUSE, () -> store.refuse(claim, grant, reason, at));
    }
}
