package io.qgateway.accounts.transfer;

import io.qgateway.accounts.Secret;
import java.io.Reader;
import java.io.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts as JSON, in the shape of q2api's feed and list: {@code {"accounts": [...]}}. The list
 * alone will do for reading.
 */
public final class AccountsJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final InstantSource clock;

    public AccountsJson(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads all accounts.
     *
     * @throws NoAccountsException if this is no list of accounts
     */
    public List<Candidate> read(Reader source) {
        var candidates = new ArrayList<Candidate>();
        for (var item : list(source)) {
            candidates.add(candidate(item, candidates.size() + 1));
        }
        return candidates;
    }

    /** Writes all accounts, with their secrets only if that is wanted. */
    public void write(Writer target, List<PortableAccount> accounts, boolean withSecrets) {
        var root = MAPPER.createObjectNode();
        var list = root.putArray("accounts");
        accounts.forEach(account -> list.add(node(account, withSecrets)));
        MAPPER.writeValue(target, root.put("count", accounts.size()));
    }

    private static JsonNode list(Reader source) {
        var root = tree(source);
        var list = root.isObject() ? root.path("accounts") : root;
        if (!list.isArray()) {
            throw new NoAccountsException(
                    "This JSON is neither a list of accounts nor an object with a list 'accounts'");
        }
        return list;
    }

    private static JsonNode tree(Reader source) {
        try {
            return MAPPER.readTree(source);
        } catch (JacksonException e) {
            // Without the parser's own words: they quote the text, which has secrets.
            var place = Optional.ofNullable(e.getLocation());
            throw new NoAccountsException(
                    "This is no JSON"
                            + place.map(it ->
                                            " at line %d, column %d"
                                                    .formatted(it.getLineNr(), it.getColumnNr()))
                                    .orElse(""));
        }
    }

    private Candidate candidate(JsonNode item, int row) {
        if (!item.isObject()) {
            return new Candidate.Unusable(row, "Not a JSON object, so this is no account");
        }
        var fields = new AccountFields(clock.instant());
        for (var field : item.properties()) {
            fields.put(field.getKey(), value(field.getValue()));
        }
        return fields.candidate(row);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        return node.isString() ? node.stringValue() : node.toString();
    }

    private static ObjectNode node(PortableAccount account, boolean withSecrets) {
        var node = MAPPER.createObjectNode();
        var login = account.login();
        var history = account.history();
        var placement = account.placement();
        node.put("id", account.id());
        put(node, "label", account.label());
        node.put("clientId", login.clientId());
        if (withSecrets) {
            putSecret(node, "clientSecret", login.clientSecret());
            putSecret(node, "refreshToken", login.refreshToken());
            putSecret(node, "accessToken", account.accessToken());
        }
        account.other().ifPresent(other -> node.set("other", MAPPER.readTree(other)));
        putTime(node, "last_refresh_time", history.lastRefreshTime());
        node.put("last_refresh_status", history.lastRefreshStatus().wireName());
        node.put("created_at", Q2ApiTime.of(history.createdAt()));
        node.put("updated_at", Q2ApiTime.of(history.updatedAt()));
        node.put("enabled", account.enabled());
        node.put("error_count", history.errorCount());
        node.put("success_count", history.successCount());
        putTime(node, "expires_at", account.accessTokenExpiresAt());
        node.put("region", placement.region());
        put(node, "profile_arn", placement.profileArn());
        node.put("weight", placement.weight());
        placement.maxConcurrency().ifPresent(limit -> node.put("max_concurrency", limit));
        putTime(node, "registration_expires_at", login.registrationExpiresAt());
        return node.put("origin", account.origin());
    }

    private static void put(ObjectNode node, String name, Optional<String> text) {
        text.ifPresent(it -> node.put(name, it));
    }

    private static void putTime(ObjectNode node, String name, Optional<Instant> time) {
        put(node, name, time.map(Q2ApiTime::of));
    }

    private static void putSecret(ObjectNode node, String name, Optional<Secret> secret) {
        put(node, name, secret.map(Secret::value));
    }
}
