package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;

/** The identity provider, for those who refresh. May be shared by all threads. */
@FunctionalInterface
public interface Oidc {

    /**
     * Sends the refresh token once, whatever comes of it.
     *
     * @param registration the one that the refresh token was issued to
     * @throws InterruptedException with the refresh token possibly spent
     */
    TokenAnswer refresh(Registration registration, Secret refreshToken) throws InterruptedException;
}
