package io.qgateway.accounts.oidc;

/** The identity provider. May be shared by all threads. */
@FunctionalInterface
public interface Oidc {

    /**
     * Sends the refresh token once, whatever comes of it.
     *
     * @throws InterruptedException with the refresh token possibly spent
     */
    TokenAnswer refresh(RefreshRequest request) throws InterruptedException;
}
