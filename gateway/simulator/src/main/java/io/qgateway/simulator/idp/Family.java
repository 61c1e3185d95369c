package io.qgateway.simulator.idp;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** All tokens of one login. Guarded by its provider. */
final class Family {

    private final String account;
    private final Client client;
    private final Map<String, Instant> accessTokenExpiries = new HashMap<>();
    private final Map<String, Instant> replacedRefreshTokens = new HashMap<>();
    private String refreshToken;
    private String accessToken;
    private boolean revoked;

    Family(String account, Client client, String refreshToken, String accessToken, Instant expiry) {
        this.account = account;
        this.client = client;
        this.refreshToken = refreshToken;
        this.accessToken = accessToken;
        accessTokenExpiries.put(accessToken, expiry);
    }

    String account() {
        return account;
    }

    Client client() {
        return client;
    }

    String refreshToken() {
        return refreshToken;
    }

    String accessToken() {
        return accessToken;
    }

    boolean revoked() {
        return revoked;
    }

    void revoke() {
        revoked = true;
    }

    void rotate(String newRefreshToken, Instant now) {
        replacedRefreshTokens.put(refreshToken, now);
        refreshToken = newRefreshToken;
    }

    void issue(String newAccessToken, Instant expiry) {
        accessToken = newAccessToken;
        accessTokenExpiries.put(newAccessToken, expiry);
    }

    void expireAccessTokens() {
        accessTokenExpiries.replaceAll((_, _) -> Instant.MIN);
    }

    boolean isCurrent(String token) {
        return token.equals(refreshToken);
    }

    boolean replacedWithin(Duration grace, String token, Instant now) {
        var replacedAt = replacedRefreshTokens.get(token);
        return replacedAt != null && now.isBefore(replacedAt.plus(grace));
    }

    boolean accepts(String token, Instant now) {
        var expiry = accessTokenExpiries.get(token);
        return !revoked && expiry != null && now.isBefore(expiry);
    }
}
