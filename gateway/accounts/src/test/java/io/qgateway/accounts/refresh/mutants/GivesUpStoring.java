package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.GrantStoreException;
import io.qgateway.accounts.refresh.NewTokens;

/** Lets the attempt end with what the store has to say. */
final class GivesUpStoring extends ForwardingGrantStore {

    GivesUpStoring(GrantStore store) {
        super(store);
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        try {
            return super.persist(grant, tokens);
        } catch (GrantStoreException e) {
            throw new IllegalStateException("The tokens can't be stored", e);
        }
    }
}
