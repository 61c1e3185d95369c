package io.qgateway.accounts.profile;

import io.qgateway.accounts.Secret;

/** Lists the profiles that the owner of a token may use. May be shared by all threads. */
@FunctionalInterface
public interface Profiles {

    /**
     * @param region of the service that is asked; each knows its own profiles only
     */
    ProfilesAnswer list(String region, Secret accessToken) throws InterruptedException;
}
