package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;

/**
 * The identity provider, for those who let a person log in. {@link DeviceLogin} knows when to ask
 * how it stands. May be shared by all threads.
 */
public interface DeviceLogins {

    /**
     * Registers a client that may ask for all that Amazon Q Developer takes.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    RegistrationAnswer register(String region) throws InterruptedException;

    AuthorizationAnswer start(Registration registration, StartUrl startUrl)
            throws InterruptedException;

    LoginAnswer ask(Registration registration, Secret deviceCode) throws InterruptedException;
}
