package io.qgateway.accounts.refresh;

import io.qgateway.accounts.oidc.Oidc;

/** How a process puts the protocol together: as it is, or with a mistake. */
public interface Wiring {

    /** As the gateway does. */
    Wiring RIGHT = new Wiring() {};

    /** Before the protocol's steps reach the store. */
    default GrantStore store(GrantStore store, Runnable blank) {
        return store;
    }

    default Oidc oidc(Oidc oidc) {
        return oidc;
    }

    default RefreshTimings timings(RefreshTimings usual) {
        return usual;
    }
}
