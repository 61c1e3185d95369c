package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Login;

/** Where a device login has got to. All but waiting are its end. */
public sealed interface LoginStep {

    record Waiting(DeviceLogin login) implements LoginStep {}

    record LoggedIn(Login login) implements LoginStep {}

    /** The person has refused. */
    record Denied() implements LoginStep {}

    /** The person has taken too long. */
    record Expired() implements LoginStep {}

    /** The identity provider wants nothing more to do with it. */
    record Failed(String description) implements LoginStep {}
}
