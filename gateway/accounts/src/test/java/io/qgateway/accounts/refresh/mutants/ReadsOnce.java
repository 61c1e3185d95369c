package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.AccountReason;
import io.qgateway.accounts.refresh.Claim;
import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.NewTokens;
import java.time.Instant;
import java.util.Optional;

/** Knows a claimed grant by heart, until it is told what became of it. */
final class ReadsOnce extends ForwardingGrantStore {

    private Optional<Grant> claimed = Optional.empty();

    ReadsOnce(GrantStore store) {
        super(store);
    }

    @Override
    public Optional<Grant> read(String accountId) {
        return claimed.isPresent() ? claimed : super.read(accountId);
    }

    @Override
    public boolean claim(Grant grant, Claim claim) {
        boolean done = super.claim(grant, claim);
        claimed = Optional.of(grant).filter(_ -> done);
        return done;
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        claimed = Optional.empty();
        return super.persist(grant, tokens);
    }

    @Override
    public boolean refuse(Claim claim, Grant grant, AccountReason reason, Instant at) {
        claimed = Optional.empty();
        return super.refuse(claim, grant, reason, at);
    }
}
