package io.qgateway.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as an administrator sees it. Secrets are never shown again, only whether there are
 * any.
 *
 * @param other a JSON object that clients of the API keep with the account
 * @param lastRefreshTime of the last attempt, whether it succeeded or not
 * @param expiresAt when the access token expires
 * @param enabled whether a person has enabled the account and nothing found since disables it
 * @param statusSince when the status began, as far as that is known; ready has no beginning
 * @param usage how much of the account's quota is used: a JSON object, if anybody knows
 * @param origin {@code database}, or {@code qaccount:<namespace>/<name>}
 * @param registrationExpiresAt when a new login will be needed, if that is known
 */
public record Account(
        String id,
        Optional<String> label,
        String clientId,
        boolean hasClientSecret,
        boolean hasRefreshToken,
        boolean hasAccessToken,
        Optional<String> other,
        Optional<Instant> lastRefreshTime,
        LastRefresh lastRefreshStatus,
        Instant createdAt,
        Instant updatedAt,
        boolean enabled,
        long errorCount,
        long successCount,
        Optional<Instant> expiresAt,
        AccountStatus status,
        Optional<Instant> statusSince,
        Optional<String> usage,
        String region,
        Optional<String> profileArn,
        String origin,
        long generation,
        Optional<Instant> registrationExpiresAt) {}
