package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;

/** Lets everybody believe that the grant is theirs. */
final class ClaimsNothing extends ForwardingGrantStore {

    ClaimsNothing(GrantStore store) {
        super(store);
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        return true;
    }
}
