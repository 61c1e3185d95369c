package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.NewTokens;

/** Finds out which generation there is, so that the store has nothing to refuse. */
final class PersistsOnAnyGeneration extends ForwardingGrantStore {

    PersistsOnAnyGeneration(GrantStore store) {
        super(store);
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        return super.persist(read(grant.accountId()).orElseThrow(), tokens);
    }
}
