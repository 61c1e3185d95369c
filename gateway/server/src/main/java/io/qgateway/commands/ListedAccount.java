package io.qgateway.commands;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account as the admin API lists it.
 *
 * @param json the whole of it
 */
record ListedAccount(ObjectNode json) {

    String id() {
        return text("id");
    }

    String label() {
        return text("label");
    }

    boolean enabled() {
        return json.path("enabled").asBoolean(false);
    }

    String state() {
        return text("state");
    }

    String reason() {
        return text("reason");
    }

    long errorCount() {
        return json.path("error_count").asLong(0);
    }

    long successCount() {
        return json.path("success_count").asLong(0);
    }

    String lastRefreshStatus() {
        return text("last_refresh_status");
    }

    boolean refreshFailed() {
        return lastRefreshStatus().equals("failed");
    }

    String lastRefreshTime() {
        return text("last_refresh_time");
    }

    String createdAt() {
        return text("created_at");
    }

    /** The resource that the account follows, if any: it is the one to change. */
    Optional<String> manager() {
        var origin = text("origin");
        return origin.isEmpty() || origin.equals("database")
                ? Optional.empty()
                : Optional.of(origin);
    }

    JsonNode other() {
        return json.path("other");
    }

    /** Its label and as much of its id as people want to see. */
    String name() {
        return label().isEmpty() ? id() : "%s (%s)".formatted(label(), id());
    }

    private String text(String field) {
        var value = json.path(field);
        return value.isString() ? value.stringValue() : "";
    }
}
