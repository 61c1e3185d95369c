package io.qgateway.accounts.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.NewAccount;
import io.qgateway.accounts.Region;
import io.qgateway.accounts.Secret;
import io.qgateway.accounts.transfer.PortableAccount.History;
import io.qgateway.accounts.transfer.PortableAccount.Login;
import io.qgateway.accounts.transfer.PortableAccount.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes an account of what q2api calls its fields, whether they come from a table or from JSON.
 * Names count without regard to case, because PostgreSQL has q2api's in lower case. One per
 * account; not thread-safe.
 */
final class AccountFields {

    private static final String MASK = "***";
    private static final int LONGEST_ID = 255;
    private static final int USUAL_WEIGHT = 100;

    private final Map<String, Object> fields = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Instant now;

    /**
     * @param now stands for when the account was created, if nobody knows
     */
    AccountFields(Instant now) {
        this.now = now;
    }

    /** Adds a field; null is the same as none. A JSON value is given as its text. */
    void put(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name.toLowerCase(Locale.ROOT), value);
        }
    }

    Candidate candidate(int row) {
        try {
            return new Candidate.Usable(row, account(), notes);
        } catch (UnusableFieldException e) {
            return new Candidate.Unusable(row, e.getMessage());
        }
    }

    private PortableAccount account() {
        var history = history();
        var accessToken = secret("accessToken");
        return new PortableAccount(
                id(),
                text("label"),
                login(),
                accessToken,
                time("expires_at").filter(_ -> accessToken.isPresent()),
                text("other").map(this::object),
                flag("enabled"),
                history,
                placement(),
                origin());
    }

    private String id() {
        var id = text("id");
        if (id.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        if (id.get().length() > LONGEST_ID) {
            throw new UnusableFieldException(
                    "id has more than %d characters; shorten it".formatted(LONGEST_ID));
        }
        return id.get();
    }

    private Login login() {
        var clientId =
                text("clientId")
                        .orElseThrow(() ->
                                new UnusableFieldException(
                                        "There is no clientId, so this is no account; add one or leave it out"));
        var login =
                new Login(
                        clientId,
                        secret("clientSecret"),
                        secret("refreshToken"),
                        time("registration_expires_at"));
        if (login.clientSecret().isEmpty() || login.refreshToken().isEmpty()) {
            notes.add("Can't be refreshed without both a clientSecret and a refreshToken");
        }
        return login;
    }

    private History history() {
        var createdAt = time("created_at");
        return new History(
                createdAt.orElse(now),
                time("updated_at").or(() -> createdAt).orElse(now),
                time("last_refresh_time"),
                lastRefreshStatus(),
                count("success_count"),
                count("error_count"));
    }

    private LastRefresh lastRefreshStatus() {
        var status = text("last_refresh_status").orElse("never");
        try {
            return LastRefresh.ofWireName(status);
        } catch (IllegalArgumentException _) {
            notes.add("last_refresh_status '%s' is unknown; taken for never".formatted(status));
            return LastRefresh.NEVER;
        }
    }

    private Placement placement() {
        var region = text("region").orElse(NewAccount.DEFAULT_REGION);
        if (!Region.isName(region)) {
            throw new UnusableFieldException(
                    "region '%s' is none such as us-east-1; correct it".formatted(region));
        }
        var weight = number("weight").orElse((long) USUAL_WEIGHT);
        return new Placement(
                region,
                text("profile_arn"),
                Math.toIntExact(weight),
                number("max_concurrency").stream().mapToInt(Math::toIntExact).findFirst());
    }

    private String origin() {
        var origin = text("origin").orElse(PortableAccount.OF_THE_DATABASE);
        if (!origin.equals(PortableAccount.OF_THE_DATABASE)) {
            throw new UnusableFieldException(
                    "Belongs to the resource %s; apply that where the account is wanted"
                            .formatted(origin));
        }
        return origin;
    }

    /** The column is JSON for q2api, which answers anything else in it as a plain text. */
    private String object(String text) {
        if (JsonObjects.isObject(text)) {
            return text;
        }
        notes.add("other was no JSON object; kept inside of one");
        return JsonObjects.wrapping("other", text);
    }

    private Optional<String> text(String name) {
        return value(name)
                .map(value ->
                        switch (value) {
                            case String text -> text;
                            case byte[] bytes -> new String(bytes, UTF_8);
                            default -> value.toString();
                        })
                .filter(text -> !text.isBlank());
    }

    private Optional<Secret> secret(String name) {
        var text = text(name);
        if (text.filter(MASK::equals).isPresent()) {
            throw new UnusableFieldException(
                    "%s is masked: the admin API never gives secrets. Use a file of `accounts export --with-secrets`, or q2api's own database"
                            .formatted(name));
        }
        return text.map(Secret::new);
    }

    private boolean flag(String name) {
        var text = text(name).orElse("1").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "1", "true", "yes", "on" -> true;
            case "0", "false", "no", "off" -> false;
            default ->
                    throw new UnusableFieldException(
                            "%s is '%s'; it must be 1 or 0".formatted(name, text));
        };
    }

    /** Columns that q2api added to an older table are empty for the rows of that time. */
    private long count(String name) {
        return number(name).orElse(0L);
    }

    private Optional<Long> number(String name) {
        var text = text(name);
        try {
            return text.map(String::strip).map(Long::valueOf);
        } catch (NumberFormatException _) {
            throw new UnusableFieldException(
                    "%s is '%s'; it must be a whole number".formatted(name, text.orElse("")));
        }
    }

    private Optional<Instant> time(String name) {
        return text(name).flatMap(text -> time(name, text));
    }

    private Optional<Instant> time(String name, String text) {
        var time = Q2ApiTime.parse(text);
        if (time.isEmpty() && !Q2ApiTime.isNever(text)) {
            notes.add("%s '%s' is no time; left out".formatted(name, text));
        }
        return time;
    }

    private Optional<Object> value(String name) {
        return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
    }
}
