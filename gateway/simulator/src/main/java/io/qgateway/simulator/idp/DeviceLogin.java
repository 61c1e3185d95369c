package io.qgateway.simulator.idp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A login that waits for a person. Guarded by its provider. */
final class DeviceLogin {

    /** What a client asks for more often than it was told to, it waits longer for. */
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private static final String BUILDER_ID = "https://view.awsapps.com/";

    private enum Decision {
        PENDING,
        APPROVED,
        DENIED
    }

    private final String deviceCode;
    private final String userCode;
    private final Client client;
    private final String startUrl;
    private final Instant expiresAt;
    private Duration interval;
    private Instant lastPoll = Instant.MIN;
    private Decision decision = Decision.PENDING;
    private String account = "";

    DeviceLogin(
            String deviceCode,
            String userCode,
            Client client,
            String startUrl,
            Instant expiresAt,
            Duration interval) {
        this.deviceCode = deviceCode;
        this.userCode = userCode;
        this.client = client;
        this.startUrl = startUrl;
        this.expiresAt = expiresAt;
        this.interval = interval;
    }

    String deviceCode() {
        return deviceCode;
    }

    String userCode() {
        return userCode;
    }

    Client client() {
        return client;
    }

    /** Whether people log in with what their company gave them, not with an AWS Builder ID. */
    boolean isOfACompany() {
        return !startUrl.startsWith(BUILDER_ID);
    }

    String account() {
        return account;
    }

    void approve(String asAccount) {
        decision = Decision.APPROVED;
        account = asAccount;
    }

    void deny() {
        decision = Decision.DENIED;
    }

    /** Why there are no tokens yet; empty when there are. */
    Optional<OidcError> poll(Instant now) {
        if (!now.isBefore(expiresAt)) {
            return Optional.of(OidcError.EXPIRED_TOKEN);
        }
        var tooFast = !lastPoll.equals(Instant.MIN) && now.isBefore(lastPoll.plus(interval));
        lastPoll = now;
        if (tooFast) {
            interval = interval.plus(SLOWER);
            return Optional.of(OidcError.SLOW_DOWN);
        }
        return switch (decision) {
            case PENDING -> Optional.of(OidcError.AUTHORIZATION_PENDING);
            case DENIED -> Optional.of(OidcError.ACCESS_DENIED);
            case APPROVED -> Optional.empty();
        };
    }
}
