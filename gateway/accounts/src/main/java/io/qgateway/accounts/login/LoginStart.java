package io.qgateway.accounts.login;

import io.qgateway.accounts.oidc.DeviceAuthorization;

/** What came of starting a login. */
public sealed interface LoginStart {

    record Started(String id, DeviceAuthorization authorization) implements LoginStart {}

    /** The identity provider would not; the sentence says why, without secrets. */
    record Failed(String reason) implements LoginStart {}
}
