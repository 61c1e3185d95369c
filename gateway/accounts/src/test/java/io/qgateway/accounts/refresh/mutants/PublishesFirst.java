package io.qgateway.accounts.refresh.mutants;

import io.qgateway.accounts.refresh.ForwardingGrantStore;
import io.qgateway.accounts.refresh.Grant;
import io.qgateway.accounts.refresh.GrantStore;
import io.qgateway.accounts.refresh.NewTokens;

/** Stores the access token, and then the refresh token. */
final class PublishesFirst extends ForwardingGrantStore {

    PublishesFirst(GrantStore store) {
        super(store);
    }

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        var published =
                new NewTokens(
                        tokens.accessToken(),
                        grant.refreshToken().orElseThrow(),
                        tokens.obtainedAt(),
                        tokens.expiresAt());
        return super.persist(grant, published)
                && super.persist(read(grant.accountId()).orElseThrow(), tokens);
    }
}
