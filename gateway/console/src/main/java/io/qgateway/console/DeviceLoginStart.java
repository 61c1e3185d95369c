package io.qgateway.console;

import java.net.URI;
import java.time.Duration;

/** What came of asking for a login. */
public sealed interface DeviceLoginStart
        permits DeviceLoginStart.Started,
                DeviceLoginStart.Unusable,
                DeviceLoginStart.NotStarted,
                NoSuchAccount,
                ManagedElsewhere {

    /**
     * It waits for a person.
     *
     * @param interval how often it is asked about upstream
     */
    record Started(
            String id,
            URI verificationUri,
            URI verificationUriComplete,
            String userCode,
            Duration expiresIn,
            Duration interval)
            implements DeviceLoginStart {}

    /** A field of the wish says what can't be. */
    record Unusable(String field, String problem, String remedy) implements DeviceLoginStart {}

    /** The identity provider would not; the sentence says why, without secrets. */
    record NotStarted(String reason) implements DeviceLoginStart {}
}
