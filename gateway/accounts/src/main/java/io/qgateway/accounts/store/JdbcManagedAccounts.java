package io.qgateway.accounts.store;

import io.qgateway.accounts.AccessToken;
import io.qgateway.accounts.LastRefresh;
import io.qgateway.accounts.ManagedAccount;
import io.qgateway.accounts.ManagedAccount.Intent;
import io.qgateway.accounts.ManagedAccount.Login;
import io.qgateway.accounts.ManagedAccounts;
import io.qgateway.accounts.PooledAccount;
import io.qgateway.accounts.sealing.Keyring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Managed accounts by single statements, each on condition that it is not the older one. */
final class JdbcManagedAccounts implements ManagedAccounts {

    private static final String READ =
            """
            select id, origin, resource_generation, label, enabled, region, profile_arn, weight,
                   max_concurrency, accessToken, token_obtained_at, token_expires_at, created_at,
                   generation, registration_expires_at, in_doubt_since, refresh_failures
            from accounts where id = :id
            """;

    private static final String INSERT =
            """
            insert into accounts (id, origin, enabled, region, clientId, created_at, updated_at,
                                  generation)
            values (:id, :origin, :enabled, :region, '', :at, :at, 0)
            """;

    private static final String BEGIN_HEALTH =
            "insert into account_health (account_id, epoch) select id, epoch from accounts where id"
                    + " = :id";

    // What goes by the old value first: MySQL would otherwise see the new one.
    private static final String INTEND =
            """
            update accounts
            set epoch = case when not enabled and :enabled then epoch + 1 else epoch end,
                disabled_since = case when :enabled then null
                    else coalesce(disabled_since, :now) end,
                enabled = :enabled, origin = :origin, label = :label, region = :region,
                profile_arn = :profileArn, weight = :weight, max_concurrency = :maxConcurrency,
                resource_generation = :resourceGeneration, updated_at = :at
            where id = :id
            and (resource_generation is null or resource_generation <= :resourceGeneration)
            """;

    private static final String LOG_IN =
            """
            update accounts
            set epoch = case when generation < :since then epoch + 1 else epoch end,
                generation = :generation, accessToken = :accessToken,
                token_obtained_at = :obtainedAt, token_expires_at = :expiresAt,
                expires_at = :expiresAtText, registration_expires_at = :registrationExpiresAt,
                in_doubt_since = :inDoubtSince, refresh_failures = :failures,
                last_refresh_time = :at, last_refresh_status = :status, updated_at = :at
            where id = :id and generation <= :generation
            """;

    private static final String WANTED =
            """
            select r.account_id, a.origin, max(r.generation) as generation
            from refresh_request r join accounts a on a.id = r.account_id
            where a.origin <> 'database' group by r.account_id, a.origin
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final ChangeLog changes;
    private final Keyring keyring;
    private final InstantSource clock;
    private final PoolQueries pool;

    JdbcManagedAccounts(
            JdbcClient jdbc,
            Transactions transactions,
            ChangeLog changes,
            Keyring keyring,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.changes = changes;
        this.keyring = keyring;
        this.clock = clock;
        this.pool = new PoolQueries(jdbc, keyring, clock);
    }

    @Override
    public Optional<PooledAccount> find(String id) {
        return pool.accounts(List.of(id)).stream().findFirst();
    }

    @Override
    public void project(ManagedAccount account) {
        try {
            transactions.run(() -> bringUpToDate(account));
        } catch (DuplicateKeyException madeMeanwhile) {
            transactions.run(() -> bringUpToDate(account));
        }
    }

    @Override
    public boolean remove(String id) {
        return transactions.call(() -> {
            boolean removed =
                    jdbc.sql("delete from accounts where id = :id and origin <> 'database'")
                                    .param("id", id)
                                    .update()
                            > 0;
            if (removed) {
                changes.changed(id);
            }
            return removed;
        });
    }

    @Override
    public Map<String, String> origins() {
        var origins = new HashMap<String, String>();
        jdbc.sql("select id, origin from accounts where origin <> 'database'")
                .query((row, _) -> Map.entry(row.getString("id"), row.getString("origin")))
                .list()
                .forEach(entry -> origins.put(entry.getKey(), entry.getValue()));
        return origins;
    }

    @Override
    public List<WantedToken> wanted() {
        return jdbc.sql(WANTED)
                .query((row, _) ->
                        new WantedToken(
                                row.getString("account_id"),
                                row.getString("origin"),
                                row.getLong("generation")))
                .list();
    }

    @Override
    public OptionalLong wantedOf(String id) {
        return jdbc
                .sql("select generation from refresh_request where account_id = :id")
                .param("id", id)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .max();
    }

    @Override
    public void answered(String id, long generation) {
        jdbc.sql("delete from refresh_request where account_id = :id and generation <= :generation")
                .param("id", id)
                .param("generation", generation)
                .update();
    }

    private void bringUpToDate(ManagedAccount account) {
        var there = read(account.id()).or(() -> begin(account)).orElseThrow();
        boolean changed =
                update(account.id(), there.intent(), account.intent())
                        | update(account.id(), there.login(), account.login());
        if (changed) {
            changes.changed(account.id());
        }
    }

    private Optional<ManagedAccount> begin(ManagedAccount account) {
        jdbc.sql(INSERT)
                .param("id", account.id())
                .param("origin", account.intent().origin())
                .param("enabled", account.intent().enabled())
                .param("region", account.intent().region())
                .param("at", UtcText.of(clock.instant()))
                .update();
        jdbc.sql(BEGIN_HEALTH).param("id", account.id()).update();
        return read(account.id());
    }

    private boolean update(String id, Intent there, Intent wanted) {
        return !there.equals(wanted)
                && jdbc.sql(INTEND)
                                .param("id", id)
                                .param("origin", wanted.origin())
                                .param("enabled", wanted.enabled())
                                .param("label", wanted.label().orElse(null), Types.VARCHAR)
                                .param("region", wanted.region())
                                .param(
                                        "profileArn",
                                        wanted.profileArn().orElse(null),
                                        Types.VARCHAR)
                                .param("weight", wanted.weight())
                                .param(
                                        "maxConcurrency",
                                        boxed(wanted.maxConcurrency()),
                                        Types.INTEGER)
                                .param("resourceGeneration", wanted.generation())
                                .param("now", clock.millis())
                                .param("at", UtcText.of(clock.instant()))
                                .update()
                        > 0;
    }

    private boolean update(String id, Login there, Login wanted) {
        return !same(there, wanted) && sealed(id, wanted).update() > 0;
    }

    /** The table doesn't keep when the login was made. */
    private static boolean same(Login there, Login wanted) {
        return new Login(
                        there.token(),
                        there.generation(),
                        wanted.since(),
                        there.registrationExpiresAt(),
                        there.inDoubtSince(),
                        there.failures())
                .equals(wanted);
    }

    private StatementSpec sealed(String id, Login login) {
        var seals = new CredentialSeals(keyring, id);
        var token = login.token();
        var expiresAt = token.flatMap(AccessToken::expiresAt);
        var outcome = login.failures() > 0 ? LastRefresh.FAILED : LastRefresh.SUCCESS;
        return jdbc.sql(LOG_IN)
                .param("id", id)
                .param("generation", login.generation())
                .param("since", login.since())
                .param(
                        "accessToken",
                        token.map(it ->
                                        seals.seal(
                                                SecretColumn.ACCESS_TOKEN,
                                                login.generation(),
                                                it.value()))
                                .orElse(null),
                        Types.VARCHAR)
                .param("obtainedAt", millis(token.map(AccessToken::obtainedAt)), Types.BIGINT)
                .param("expiresAt", millis(expiresAt), Types.BIGINT)
                .param("expiresAtText", expiresAt.map(UtcText::of).orElse(null), Types.VARCHAR)
                .param("registrationExpiresAt", millis(login.registrationExpiresAt()), Types.BIGINT)
                .param("inDoubtSince", millis(login.inDoubtSince()), Types.BIGINT)
                .param("failures", login.failures())
                .param("at", UtcText.of(clock.instant()))
                .param("status", outcome.wireName());
    }

    private Optional<ManagedAccount> read(String id) {
        return jdbc.sql(READ).param("id", id).query(this::account).optional();
    }

    private ManagedAccount account(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        var intent =
                new Intent(
                        columns.text("origin"),
                        columns.optionalLong("resource_generation").orElse(-1),
                        columns.optionalText("label"),
                        columns.flag("enabled"),
                        columns.text("region"),
                        columns.optionalText("profile_arn"),
                        Math.toIntExact(columns.number("weight")),
                        columns.optionalLong("max_concurrency").stream()
                                .mapToInt(Math::toIntExact)
                                .findFirst());
        var login =
                new Login(
                        AccessTokens.read(columns, keyring),
                        columns.number("generation"),
                        0,
                        columns.instant("registration_expires_at"),
                        columns.instant("in_doubt_since"),
                        Math.toIntExact(columns.number("refresh_failures")));
        return new ManagedAccount(columns.text("id"), intent, login);
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }
}
