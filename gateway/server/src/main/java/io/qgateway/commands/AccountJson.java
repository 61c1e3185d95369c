package io.qgateway.commands;

import io.qgateway.accounts.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** An account of the database as the admin API would list it, without the masks of secrets. */
final class AccountJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private AccountJson() {}

    static ListedAccount listed(Account account) {
        return new ListedAccount(of(account));
    }

    static ObjectNode of(Account account) {
        var status = account.status();
        var json = AdminApi.JSON.createObjectNode();
        json.put("id", account.id())
                .put("label", account.label().orElse(null))
                .put("clientId", account.clientId());
        json.set("other", account.other().map(AccountJson::stored).orElse(null));
        return json.put("last_refresh_time", text(account.lastRefreshTime()))
                .put("last_refresh_status", account.lastRefreshStatus().wireName())
                .put("created_at", TIME.format(account.createdAt()))
                .put("updated_at", TIME.format(account.updatedAt()))
                .put("enabled", account.enabled())
                .put("error_count", account.errorCount())
                .put("success_count", account.successCount())
                .put("expires_at", text(account.expiresAt()))
                .put("state", status.state().wireName())
                .put("reason", status.reason().wireName())
                .put("until", text(status.until()))
                .put("origin", account.origin())
                .put("registration_expires_at", text(account.registrationExpiresAt()))
                .put("region", account.region())
                .put("profile_arn", account.profileArn().orElse(null));
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(TIME::format).orElse(null);
    }

    private static JsonNode stored(String text) {
        try {
            return AdminApi.JSON.readTree(text);
        } catch (JacksonException _) {
            return StringNode.valueOf(text);
        }
    }
}
