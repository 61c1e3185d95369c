package io.qgateway.simulator.idp;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How the identity provider behaves.
 *
 * @param grace how long a replaced refresh token still works, where the rotation has a grace
 * @param tokenLatency how long the token endpoint takes to answer
 */
public record IdpSettings(
        RotationMode rotation,
        Duration grace,
        Duration accessTokenLifetime,
        Duration registrationLifetime,
        Duration deviceInterval,
        Duration deviceLifetime,
        Duration tokenLatency,
        ErrorForm errorForm,
        InstantSource clock) {
    public IdpSettings withRotation(RotationMode newRotation) {
        return new IdpSettings(
                newRotation,
                grace,
                accessTokenLifetime,
                registrationLifetime,
                deviceInterval,
                deviceLifetime,
                tokenLatency,
                errorForm,
                clock);
    }

    public IdpSettings withAccessTokenLifetime(Duration lifetime) {
        return new IdpSettings(
                rotation,
                grace,
                lifetime,
                registrationLifetime,
                deviceInterval,
                deviceLifetime,
                tokenLatency,
                errorForm,
                clock);
    }

    public IdpSettings withDeviceLogin(Duration interval, Duration lifetime) {
        return new IdpSettings(
                rotation,
                grace,
                accessTokenLifetime,
                registrationLifetime,
                interval,
                lifetime,
                tokenLatency,
                errorForm,
                clock);
    }

    public IdpSettings withTokenLatency(Duration latency) {
        return new IdpSettings(
                rotation,
                grace,
                accessTokenLifetime,
                registrationLifetime,
                deviceInterval,
                deviceLifetime,
                latency,
                errorForm,
                clock);
    }

    public IdpSettings withErrorForm(ErrorForm form) {
        return new IdpSettings(
                rotation,
                grace,
                accessTokenLifetime,
                registrationLifetime,
                deviceInterval,
                deviceLifetime,
                tokenLatency,
                form,
                clock);
    }

    public IdpSettings withClock(InstantSource newClock) {
        return new IdpSettings(
                rotation,
                grace,
                accessTokenLifetime,
                registrationLifetime,
                deviceInterval,
                deviceLifetime,
                tokenLatency,
                errorForm,
                newClock);
    }
}
