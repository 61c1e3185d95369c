package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import java.time.Instant;

/** Deletes a refresh token that was refused. */
final class Blanks extends ForwardingGrantStore {

    private final Runnable blank;

    Blanks(GrantStore store, Runnable blank) {
        super(store);
        this.blank = blank;
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        boolean refused = super.refuse(claim, grant, reason, at);
        blank.run();
        return refused;
    }
}
