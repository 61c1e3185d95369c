package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.Postponement;
import java.time.Duration;

/** Ends claims after a time of its own, whatever their holders believe. */
final class ExpiresAfter extends ForwardingGrantStore {

    private final Duration lifetime;

    ExpiresAfter(Duration lifetime, GrantStore store) {
        super(store);
        this.lifetime = lifetime;
    }

    @Override
    public boolean expire(Grant grant, Duration believed, Postponement postponement) {
        return super.expire(grant, lifetime, postponement);
    }
}
