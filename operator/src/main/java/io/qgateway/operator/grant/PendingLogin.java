package io.qgateway.operator.grant;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.oidc.DeviceAuthorization;
import io.qgateway.accounts.oidc.DeviceLogin;
import io.qgateway.accounts.oidc.Registration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A device login that waits for a person, or has ended without one; kept as JSON, so that another
 * operator can go on with it.
 *
 * @param source which start URL and region it is for
 * @param request the value of the annotation that asked for it
 * @param attempt the number of its code
 * @param ended why nobody can approve it any more
 */
public record PendingLogin(
        String source,
        Optional<String> request,
        int attempt,
        String region,
        String clientId,
        String clientSecret,
        Optional<Instant> registrationExpiresAt,
        String deviceCode,
        String userCode,
        URI verificationUri,
        URI verificationUriComplete,
        Instant expiresAt,
        Duration interval,
        Optional<String> ended) {

    public static PendingLogin of(
            DeviceLogin login, String source, Optional<String> request, int attempt) {
        var registration = login.registration();
        var authorization = login.authorization();
        return new PendingLogin(
                source,
                request,
                attempt,
                registration.region(),
                registration.clientId(),
                registration.clientSecret().value(),
                registration.expiresAt(),
                authorization.deviceCode().value(),
                authorization.userCode(),
                authorization.verificationUri(),
                authorization.verificationUriComplete(),
                login.expiresAt(),
                login.interval(),
                Optional.empty());
    }

    public PendingLogin ended(String why) {
        return new PendingLogin(
                source,
                request,
                attempt,
                region,
                clientId,
                clientSecret,
                registrationExpiresAt,
                deviceCode,
                userCode,
                verificationUri,
                verificationUriComplete,
                expiresAt,
                interval,
                Optional.of(why));
    }

    public boolean isWaiting() {
        return ended.isEmpty();
    }

    public Secret deviceCodeSecret() {
        return new Secret(deviceCode);
    }

    public Registration registration() {
        return new Registration(region, clientId, new Secret(clientSecret), registrationExpiresAt);
    }

    /** The login as it goes on from here. */
    public DeviceLogin resumed(Instant now) {
        var authorization =
                new DeviceAuthorization(
                        new Secret(deviceCode),
                        userCode,
                        verificationUri,
                        verificationUriComplete,
                        Duration.between(now, expiresAt),
                        interval);
        return new DeviceLogin(
                registration(), authorization, expiresAt, interval, now.plus(interval));
    }

    @Override
    public String toString() {
        return "PendingLogin[%s, attempt %d]".formatted(source, attempt);
    }
}
