package io.qgateway.accounts.refresh;

import java.io.IOException;

/** A store that fails to persist a number of times. */
class FailingGrantStore extends ForwardingGrantStore {

    private int failuresLeft;

    FailingGrantStore(GrantStore store, int failures) {
        super(store);
        this.failuresLeft = failures;
    }

    int failuresLeft() {
        return failuresLeft;
    }

    /** What happens elsewhere when it fails. */
    void failed() {}

    @Override
    public boolean persist(Grant grant, NewTokens tokens) {
        if (failuresLeft > 0) {
            failuresLeft--;
            failed();
            throw new GrantStoreException("disk full", new IOException("disk full"));
        }
        return super.persist(grant, tokens);
    }
}
