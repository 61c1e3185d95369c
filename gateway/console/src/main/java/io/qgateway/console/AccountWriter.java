package io.qgateway.console;

import static io.qgateway.console.AccountJson.MASK;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts accounts into the words of the seed. */
final class AccountWriter {

    /** UTC without saying so, which the seed's users sort and compare as text. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Json json;

    AccountWriter(Json json) {
        this.json = json;
    }

    AccountJson write(AccountView account, List<String> warnings) {
        var held = account.secretsHeld();
        var standing = account.standing();
        return new AccountJson(
                account.id(),
                account.label().orElse(null),
                account.clientId(),
                held.clientSecret() ? MASK : "",
                held.refreshToken() ? MASK : null,
                held.accessToken() ? MASK : null,
                account.other().map(json::stored).orElse(null),
                time(account.lastRefreshTime()),
                account.lastRefreshStatus().name().toLowerCase(Locale.ROOT),
                TIME.format(account.createdAt()),
                TIME.format(account.updatedAt()),
                account.enabled(),
                account.errorCount(),
                account.successCount(),
                time(account.expiresAt()),
                standing.state(),
                standing.reason(),
                time(standing.since()),
                time(standing.until()),
                account.usage().map(json::stored).orElse(null),
                account.origin(),
                time(account.registrationExpiresAt()),
                account.region(),
                account.profileArn().orElse(null),
                account.managedBy().orElse(null),
                warnings);
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(TIME::format).orElse(null);
    }
}
