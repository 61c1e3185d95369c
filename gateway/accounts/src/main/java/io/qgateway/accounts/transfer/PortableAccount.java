package io.qgateway.accounts.transfer;

import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An account with all that is kept of it, secrets included, on its way from one database to
 * another.
 *
 * @param other a JSON object
 * @param origin {@code database}, or {@code qaccount:<namespace>/<name>}
 */
public record PortableAccount(
        String id,
        Optional<String> label,
        Login login,
        Optional<Secret> accessToken,
        Optional<Instant> accessTokenExpiresAt,
        Optional<String> other,
        boolean enabled,
        History history,
        Placement placement,
        String origin) {

    public static final String OF_THE_DATABASE = "database";

    /** What a refresh takes. */
    public record Login(
            String clientId,
            Optional<Secret> clientSecret,
            Optional<Secret> refreshToken,
            Optional<Instant> registrationExpiresAt) {}

    /** What has become of the account so far. */
    public record History(
            Instant createdAt,
            Instant updatedAt,
            Optional<Instant> lastRefreshTime,
            LastRefresh lastRefreshStatus,
            long successCount,
            long errorCount) {}

    /** Where and how much the account serves. */
    public record Placement(
            String region, Optional<String> profileArn, int weight, OptionalInt maxConcurrency) {}
}
