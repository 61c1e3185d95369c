package io.qgateway.console;

import java.time.Instant;
import java.util.Optional;

/**
 * An account as it is shown.
 *
 * @param other the JSON that clients keep with the account, as text
 * @param lastRefreshTime of the last attempt, whether it succeeded or not
 * @param expiresAt when the access token expires
 * @param usage how much of the account's quota is used: a JSON object as text, if anybody knows
 * @param origin {@code database}, or {@code qaccount:<namespace>/<name>} of the resource that
 *     manages the account
 * @param registrationExpiresAt when a new login will be needed, if that is known
 * @param region where the account logs in
 * @param profileArn the profile it is used with, where one is needed
 * @param managedBy what has to be changed instead of the account, as a person would name it
 */
public record AccountView(
        String id,
        Optional<String> label,
        String clientId,
        SecretsHeld secretsHeld,
        Optional<String> other,
        Optional<Instant> lastRefreshTime,
        RefreshStatus lastRefreshStatus,
        Instant createdAt,
        Instant updatedAt,
        boolean enabled,
        long errorCount,
        long successCount,
        Optional<Instant> expiresAt,
        Standing standing,
        Optional<String> usage,
        String origin,
        Optional<Instant> registrationExpiresAt,
        String region,
        Optional<String> profileArn,
        Optional<String> managedBy) {}
