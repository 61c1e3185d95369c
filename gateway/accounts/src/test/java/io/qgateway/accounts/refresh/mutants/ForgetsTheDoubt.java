package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.Postponement;

/** Writes down that an attempt has failed, and not that it may have succeeded. */
final class ForgetsTheDoubt extends ForwardingGrantStore {

    ForgetsTheDoubt(GrantStore store) {
        super(store);
    }

    @Override
    public void postpone(Claim claim, Grant grant, Postponement postponement) {
        super.postpone(
                claim, grant, new Postponement(postponement.at(), postponement.notBefore(), false));
    }
}
