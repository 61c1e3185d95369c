package io.qgateway.accounts.oidc;

import io.qgateway.accounts.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * A login that waits for a person.
 *
 * @param deviceCode what the tokens are asked for with
 * @param userCode what the person compares or enters
 * @param verificationUriComplete the same page with the code filled in
 * @param interval how long to wait between two questions
 */
public record DeviceAuthorization(
        Secret deviceCode,
        String userCode,
        URI verificationUri,
        URI verificationUriComplete,
        Duration expiresIn,
        Duration interval) {}
