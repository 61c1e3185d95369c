package io.qgateway.accounts.login;

import io.qgateway.accounts.Secret;
import io.qgateway.accounts.database.Vendor;
import io.qgateway.accounts.oidc.DeviceAuthorization;
import io.qgateway.accounts.oidc.DeviceLogin;
import io.qgateway.accounts.oidc.Registration;
import io.qgateway.accounts.oidc.StartUrl;
import io.qgateway.accounts.sealing.Binding;
import io.qgateway.accounts.sealing.BrokenSealException;
import io.qgateway.accounts.sealing.Keyring;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The logins, by the database's clock. A login's secrets are sealed, bound to it, and gone when the
 * person has decided. May be shared by all threads.
 */
final class LoginTable {

    private static final int LOOKED_AT = 100;
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final String INSERT =
            """
            insert into device_logins (id, label, enabled, log_in_again, start_url, region, client_id,
                client_secret, device_code, registration_expires_at, user_code, verification_uri,
                verification_uri_complete, interval_ms, started_at, expires_at, state, next_ask_at)
            values (:id, :label, :enabled, :logInAgain, :startUrl, :region, :clientId,
                :clientSecret, :deviceCode, :registrationExpiresAt, :userCode, :verificationUri,
                :verificationUriComplete, :interval, {now}, {now} + :expiresIn, 'pending',
                {now} + :interval)
            """;

    private static final String OPEN =
            """
            select device_logins.*, {now} as read_at from device_logins
            where state in ('pending', 'approved') order by next_ask_at, id limit %d
            """
                    .formatted(LOOKED_AT);

    private static final String STATUS =
            """
            select id, state, expires_at - {now} as remaining, error, account_id
            from device_logins where id = :id
            """;

    private static final String TAKE =
            """
            update device_logins set next_ask_at = :turn
            where id = :id and state = :state and next_ask_at = :seen
            """;

    /** No later than its end, so that this comes in time. */
    private static final String WAIT =
            """
            update device_logins
            set next_ask_at = case when {now} + :wait < expires_at then {now} + :wait else expires_at end,
                interval_ms = :interval
            where id = :id and state = :state and next_ask_at = :turn
            """;

    /** Whoever has the tokens need not have the turn any more. */
    private static final String APPROVE =
            """
            update device_logins
            set state = 'approved', account_id = :account, client_secret = null, device_code = null,
                expires_at = {now} + :patience, next_ask_at = {now}
            where id = :id and state = 'pending'
            """;

    private static final String END =
            """
            update device_logins
            set state = :state, error = :error, ended_at = {now}, client_secret = null, device_code = null
            where id = :id and state = :before
            """;

    private static final String LAST_OF =
            """
            select start_url, region from device_logins
            where account_id = :account and state = 'completed' order by ended_at desc limit 1
            """;

    /** What accounts have logged in with is remembered for the next time. */
    private static final String FORGET =
            """
            delete from device_logins where ended_at < {now} - :remembered
            and (state <> 'completed' or account_id not in (select id from accounts))
            """;

    private final JdbcClient jdbc;
    private final Vendor vendor;
    private final Keyring keyring;

    LoginTable(JdbcClient jdbc, Vendor vendor, Keyring keyring) {
        this.jdbc = jdbc;
        this.vendor = vendor;
        this.keyring = keyring;
    }

    void add(String id, LoginWish wish, Registration registration, DeviceAuthorization started) {
        statement(INSERT)
                .param("id", id)
                .param("label", wish.label().orElse(null))
                .param("enabled", wish.enabled())
                .param("logInAgain", wish.logInAgain().orElse(null))
                .param("startUrl", wish.startUrl().value())
                .param("region", wish.region())
                .param("clientId", registration.clientId())
                .param("clientSecret", keyring.seal(registration.clientSecret(), clientSecret(id)))
                .param("deviceCode", keyring.seal(started.deviceCode(), deviceCode(id)))
                .param(
                        "registrationExpiresAt",
                        registration.expiresAt().map(Instant::toEpochMilli).orElse(null))
                .param("userCode", started.userCode())
                .param("verificationUri", started.verificationUri().toString())
                .param("verificationUriComplete", started.verificationUriComplete().toString())
                .param("interval", started.interval().toMillis())
                .param("expiresIn", started.expiresIn().toMillis())
                .update();
    }

    Optional<LoginStatus> status(String id) {
        return statement(STATUS).param("id", id).query((row, _) -> status(row)).optional();
    }

    /** Those that aren't over, the ones whose turn comes first in front. */
    List<OpenLogin> open() {
        return statement(OPEN).query((row, _) -> open(row)).list();
    }

    /** Takes the turn for a while, unless somebody else has. */
    Optional<OpenLogin> take(OpenLogin login, Duration time) {
        var turn = login.readAt().plus(time);
        int taken =
                statement(TAKE)
                        .param("turn", turn.toEpochMilli())
                        .param("id", login.id())
                        .param("state", login.state().wireName())
                        .param("seen", login.turn().toEpochMilli())
                        .update();
        return taken == 1 ? Optional.of(login.withTurn(turn)) : Optional.empty();
    }

    /** Gives the turn back, for later. */
    void later(OpenLogin taken, Duration wait) {
        statement(WAIT)
                .param("wait", wait.toMillis())
                .param("interval", wait.toMillis())
                .param("id", taken.id())
                .param("state", taken.state().wireName())
                .param("turn", taken.turn().toEpochMilli())
                .update();
    }

    /** Returns whether it was still pending. */
    boolean approve(String id, String accountId, Duration patience) {
        return statement(APPROVE)
                        .param("account", accountId)
                        .param("patience", patience.toMillis())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Returns whether it still was what it is taken for. */
    boolean end(String id, LoginState before, LoginState end, Optional<String> error) {
        return statement(END)
                        .param("state", end.wireName())
                        .param("error", error.orElse(null))
                        .param("id", id)
                        .param("before", before.wireName())
                        .update()
                == 1;
    }

    Optional<LoginPlace> lastPlaceOf(String accountId) {
        return statement(LAST_OF)
                .param("account", accountId)
                .query((row, _) -> new LoginPlace(new StartUrl(row.getString(1)), row.getString(2)))
                .optional();
    }

    void forgetOld() {
        statement(FORGET).param("remembered", REMEMBERED.toMillis()).update();
    }

    private JdbcClient.StatementSpec statement(String sql) {
        return jdbc.sql(sql.replace("{now}", vendor.now()));
    }

    private static LoginStatus status(ResultSet row) throws SQLException {
        var state = LoginState.ofWireName(row.getString("state"));
        long remaining = state.isOver() ? 0 : Math.max(0, row.getLong("remaining"));
        return new LoginStatus(
                row.getString("id"),
                state,
                Duration.ofMillis(remaining),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getString("account_id")));
    }

    private OpenLogin open(ResultSet row) throws SQLException {
        var id = row.getString("id");
        var region = row.getString("region");
        var state = LoginState.ofWireName(row.getString("state"));
        var wish =
                new LoginWish(
                        Optional.ofNullable(row.getString("label")),
                        row.getBoolean("enabled"),
                        Optional.ofNullable(row.getString("log_in_again")),
                        new StartUrl(row.getString("start_url")),
                        region);
        return new OpenLogin(
                id,
                state,
                wish,
                instant(row, "read_at"),
                instant(row, "next_ask_at"),
                instant(row, "expires_at"),
                state == LoginState.PENDING ? device(id, row) : Optional.empty(),
                Optional.ofNullable(row.getString("account_id")));
    }

    /** Absent if it was sealed with a key that is no more. */
    private Optional<DeviceLogin> device(String id, ResultSet row) throws SQLException {
        try {
            var interval = Duration.ofMillis(row.getLong("interval_ms"));
            var expiresAt = instant(row, "expires_at");
            var authorization =
                    new DeviceAuthorization(
                            keyring.open(row.getString("device_code"), deviceCode(id)),
                            row.getString("user_code"),
                            URI.create(row.getString("verification_uri")),
                            URI.create(row.getString("verification_uri_complete")),
                            Duration.between(instant(row, "started_at"), expiresAt),
                            interval);
            return Optional.of(
                    new DeviceLogin(
                            registration(id, row),
                            authorization,
                            expiresAt,
                            interval,
                            instant(row, "next_ask_at")));
        } catch (BrokenSealException _) {
            return Optional.empty();
        }
    }

    private Registration registration(String id, ResultSet row) throws SQLException {
        long expiresAt = row.getLong("registration_expires_at");
        Optional<Instant> known =
                row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expiresAt));
        Secret secret = keyring.open(row.getString("client_secret"), clientSecret(id));
        return new Registration(row.getString("region"), row.getString("client_id"), secret, known);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static Binding clientSecret(String id) {
        return new Binding(id, "device_logins.client_secret", OptionalLong.empty());
    }

    private static Binding deviceCode(String id) {
        return new Binding(id, "device_logins.device_code", OptionalLong.empty());
    }
}
