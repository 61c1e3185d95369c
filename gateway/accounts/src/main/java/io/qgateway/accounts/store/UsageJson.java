package io.qgateway.accounts.store;

import io.qgateway.accounts.AccountUsage;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Usages as they are stored, which is also how the admin API answers them. */
final class UsageJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private UsageJson() {}

    static String write(AccountUsage usage) {
        var json = JSON.createObjectNode().put("used", usage.used()).put("limit", usage.limit());
        usage.resetsAt().ifPresent(at -> json.put("resets_at", at.toString()));
        return json.toString();
    }

    static AccountUsage read(String text) {
        var json = JSON.readTree(text);
        return new AccountUsage(
                json.path("used").asDouble(0),
                json.path("limit").asDouble(0),
                Optional.of(json.path("resets_at").asString(""))
                        .filter(at -> !at.isEmpty())
                        .map(Instant::parse));
    }
}
